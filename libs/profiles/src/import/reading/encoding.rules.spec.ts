import iconv from 'iconv-lite';
import { detectEncoding } from './encoding.rules.js';

const french = 'Prénom;Société;Fonction\r\nZoë;Énergie d’été;Chargée de clientèle\r\nNoël;Œuvres à façon;Hôtesse\r\n';
const german = 'Vorname;Firma\r\nJürgen;Größe & Söhne\r\nÄnne;Münchner Straße\r\n';
const spanish = 'Nombre;Empresa\nIñigo;Señales y Compañía\nJosé;Montañés España\n';

const polish = 'Imię;Nazwisko\nŁukasz;Wójcik\nAgnieszka;Dąbrowska\nŻółć;Spółka\n';

describe('detectEncoding', () => {
  it.each([
    ['utf-8', french],
    ['windows-1252', french],
    ['macintosh', french],
    ['iso-8859-15', french.replace('’', "'")],
    ['cp850', french.replace('’', "'").replace('Œ', 'OE')],
    ['windows-1252', german],
    ['macintosh', german],
    ['cp850', german],
    ['windows-1252', spanish],
    ['macintosh', spanish],
    ['windows-1250', polish],
  ])('finds %s', (encoding, text) => expect(detectEncoding(iconv.encode(text, encoding))).toBe(encoding));

  it.each(['utf-16le', 'utf-16be'])('finds %s with and without its mark', (encoding) => {
    expect(detectEncoding(iconv.encode(french, encoding, { addBOM: true }))).toBe(encoding);
    expect(detectEncoding(iconv.encode(french, encoding))).toBe(encoding);
  });

  it('finds UTF-8 by its mark', () => {
    expect(detectEncoding(iconv.encode(french, 'utf-8', { addBOM: true }))).toBe('utf-8');
  });

  it('takes plain ASCII as UTF-8', () => expect(detectEncoding(Buffer.from('a;b\r\nc;d'))).toBe('utf-8'));

  it('finds the only accent of a large file at its end', () => {
    const text = `${'email;name\n'.repeat(50_000)}Prénom d'été`;
    expect(detectEncoding(iconv.encode(text, 'windows-1252'))).toBe('windows-1252');
  });

  it('is not fooled by capitals within company names', () => {
    const names = ['SambreÉnergie SRL', 'RhônePack', 'LumièreÉnergie', 'ÉtoileÉnergie'].join('\n');
    expect(detectEncoding(iconv.encode(names, 'windows-1252'))).toBe('windows-1252');
  });

  it('reads files in other scripts', () => {
    const russian =
      'имя;фамилия;компания\nИван;Петров;Российская промышленная компания\nМария;Иванова;Завод металлоконструкций\n';
    expect(
      iconv.decode(iconv.encode(russian, 'windows-1251'), detectEncoding(iconv.encode(russian, 'windows-1251'))),
    ).toBe(russian);
    const greek = 'Όνομα;Επώνυμο\nΓιώργος;Παπαδόπουλος\nΕλένη;Νικολάου\n';
    expect(iconv.decode(iconv.encode(greek, 'iso-8859-7'), detectEncoding(iconv.encode(greek, 'iso-8859-7')))).toBe(
      greek,
    );
    const japanese =
      '名前;会社;部署\n山田太郎;日本電気株式会社;営業部の担当者です\n鈴木花子;東京貿易会社;輸出入の部門\n'.repeat(5);
    expect(iconv.decode(iconv.encode(japanese, 'shift_jis'), detectEncoding(iconv.encode(japanese, 'shift_jis')))).toBe(
      japanese,
    );
  });
});
