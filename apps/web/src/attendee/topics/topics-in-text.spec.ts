import type { Topic } from '@parvis/contracts';
import { topicsInText } from './topics-in-text.js';

const topic = (id: string, en: string, fr: string): Topic => ({ id, parentId: null, names: { en, fr } });
const taxonomy = [
  topic('e', 'Energy', 'Énergie'),
  topic('h', 'Heat pumps', 'Pompes à chaleur'),
  topic('r', 'R&D', 'R&D'),
  topic('x', '', ''),
];

describe('topicsInText', () => {
  it('finds names in both languages, whatever accents, capitals and marks', () => {
    expect(topicsInText(taxonomy, 'Wants heat-pumps; their r&d is good.')).toEqual(['h', 'r']);
    expect(topicsInText(taxonomy, 'Intéressé par les POMPES A CHALEUR, énergie')).toEqual(['e', 'h']);
  });

  it('finds no part of a word, no name with a word missing, and nothing in nothing', () => {
    expect(topicsInText(taxonomy, 'Energyless heat and pumps')).toEqual([]);
    expect(topicsInText(taxonomy, ' … ')).toEqual([]);
  });
});
