import { wordsOf } from '../../test/match-words.js';
import { stemOf } from './stem.js';

const all = (text: string) => wordsOf(text);
const keys = (text: string): string[] =>
  all(text)
    .filter((word) => !word.isPair)
    .map((word) => word.key);
const phrases = (text: string): string[] =>
  all(text)
    .filter((word) => word.isPair)
    .map((word) => word.surface);

describe('stemOf', () => {
  it.each([
    ['vaccin', 'vaccins', 'vaccine', 'vaccines', 'vaccination'],
    ['logistique', 'logistiques', 'logistic'],
    ['qualité', 'qualites', 'quality'],
    ['énergie', 'énergies', 'energy', 'energies'],
    ['société', 'societes', 'SOCIÉTÉS'.toLowerCase()],
    ['technologie', 'technologies', 'technology'],
    ['réseau', 'réseaux', 'RESEAU'.toLowerCase()],
    ['emballage', 'emballages'],
    ['clinique', 'cliniques'],
  ])('brings together %s', (...spellings) => {
    expect(new Set(spellings.map(stemOf)).size).toBe(1);
  });

  it('keeps short words and codes as they are', () => {
    expect(['gaz', 'bus', 'prix', 'process', 'iso9001', 'co2'].map(stemOf)).toEqual([
      'gaz',
      'bus',
      'prix',
      'process',
      'iso9001',
      'co2',
    ]);
  });
});

describe('wordsOf', () => {
  it('compares words without case, diacritics, ligatures and endings', () => {
    expect(keys('Vaccins CELLULAIRES Œuvre réseaux')).toEqual(keys('vaccin cellulaire oeuvre RESEAU'));
  });

  it('drops French and English small words, single letters and bare numbers', () => {
    expect(keys("Nous recherchons des fournisseurs d'emballage pour l'export, 2026")).toEqual(
      ['fournisseur', 'emballage', 'export'].map(stemOf),
    );
    expect(keys('We are looking for a partner in their market')).toEqual(['partner', 'market'].map(stemOf));
  });

  it('takes small words for small only in the language of the text', () => {
    expect(keys("Nous achetons de l'or et des bijoux")).toContain('or');
    expect(keys('We are the makers of gold or silver')).not.toContain('or');
  });

  it('keeps the spelling that somebody wrote', () => {
    expect(all('Sociétés')).toEqual([{ key: stemOf('sociétés'), surface: 'sociétés', isPair: false }]);
  });

  it('reads composed and decomposed letters alike', () => {
    expect(all('qualité')).toEqual(all('qualité'.normalize('NFD')));
  });

  it('joins two words in a row, small words between them shown, but not across the end of a clause', () => {
    expect(phrases('Chaîne du froid, transport')).toEqual(['chaîne du froid']);
    expect(phrases('cold-chain\nlogistics')).toEqual(['cold-chain']);
  });

  it('reads no more than a paragraph of a long paste', () => {
    expect(keys('export '.repeat(5000))).toHaveLength(400);
  });
});
