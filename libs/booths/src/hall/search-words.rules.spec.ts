import { likeWords, textWords } from './search-words.rules.js';

describe('words of a search', () => {
  it('mean themselves in LIKE', () => expect(likeWords(' 100%  a_b ')).toEqual(['100\\%', 'a\\_b']));
  it('are letters and digits in full text, each once', () =>
    expect(textWords(`Pompe à chaleur: 90° & "pompe" | !x <-> 'q`)).toEqual(['pompe', 'à', 'chaleur', '90', 'x', 'q']));
  it('are none without a search', () => {
    expect(likeWords(undefined)).toEqual([]);
    expect(textWords('!?')).toEqual([]);
  });
  it('are eight at most', () => expect(textWords('a b c d e f g h i j')).toHaveLength(8));
});
