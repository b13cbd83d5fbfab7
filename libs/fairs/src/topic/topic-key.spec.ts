import { topicKey } from './topic-writer.js';

describe('topicKey', () => {
  it.each([
    ['Emballage', '  EMBALLAGES '],
    ['Énergie', 'energies'],
    ['box', 'Boxes'],
    ['Bureau d’études', "bureaux d'étude"],
    ['Services biotech', 'service BIOTECH'],
  ])('makes %s and %s one', (one, other) => expect(topicKey(one)).toBe(topicKey(other)));

  it.each([
    ['Packaging', 'Printing'],
    ['Food', 'Foot'],
    ['gas', 'gare'],
  ])('keeps %s and %s apart', (one, other) => expect(topicKey(one)).not.toBe(topicKey(other)));
});
