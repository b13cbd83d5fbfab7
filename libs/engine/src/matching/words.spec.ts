import { wordsOf } from './words.js';

const keys = (text: string): string[] => wordsOf(text).map((word) => word.key);

describe('wordsOf', () => {
  it('compares words without case, diacritics, ligatures and plural endings', () => {
    expect(keys('Vaccins CÉLLULAIRES Œuvre réseaux')).toEqual(keys('vaccin cellulaire oeuvre RESEAU'));
  });

  it('drops French and English stop words, single letters and bare numbers', () => {
    expect(keys("Nous recherchons des fournisseurs d'emballage pour l'export, 2026")).toEqual([
      'fournisseur',
      'emballage',
      'export',
    ]);
    expect(keys('We are looking for a partner in their market')).toEqual(['partner', 'market']);
  });

  it('keeps the spelling that somebody wrote', () => {
    expect(wordsOf('Sociétés')).toEqual([{ key: 'societe', surface: 'sociétés' }]);
  });

  it('reads composed and decomposed letters alike', () => {
    expect(wordsOf('qualité')).toEqual(wordsOf('qualité'.normalize('NFD')));
  });

  it('leaves short words and double s alone', () => {
    expect(keys('gaz bus process prix')).toEqual(['gaz', 'bus', 'process', 'prix']);
  });
});
