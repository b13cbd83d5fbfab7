import { searchPatterns } from './search.rules.js';

describe('searchPatterns', () => {
  it('asks for every word', () => expect(searchPatterns(' Zoë  özdemir ')).toEqual(['%Zoë%', '%özdemir%']));
  it('takes signs literally', () => expect(searchPatterns('100%_\\')).toEqual(['%100\\%\\_\\\\%']));
  it('asks for nothing when nothing is searched', () => expect(searchPatterns(undefined)).toEqual([]));
});
