import type { Topic } from '@parvis/contracts';
import { searchGroups, topicGroups } from './topic-groups.js';

const topic = (id: string, parentId: string | null, en: string, fr: string): Topic => ({
  id,
  parentId,
  names: { en, fr },
});

const taxonomy = [
  topic('e', null, 'Energy', 'Énergie'),
  topic('e1', 'e', 'Heat pumps', 'Pompes à chaleur'),
  topic('p', null, 'Packaging', 'Emballage'),
  topic('p1', 'p', 'Recycling', 'Recyclage'),
  topic('x', 'gone', 'Orphan', 'Orphelin'),
];

describe('topic groups', () => {
  it('puts subtopics under their main topic and keeps orphans', () => {
    expect(topicGroups(taxonomy, 'fr').map(({ name, topics }) => [name, topics.map((one) => one.name)])).toEqual([
      ['Énergie', ['Pompes à chaleur']],
      ['Emballage', ['Recyclage']],
      ['Orphelin', []],
    ]);
  });

  it('finds by words without accents, in any order', () => {
    const found = searchGroups(topicGroups(taxonomy, 'fr'), 'CHALEUR pompe');
    expect(found.map(({ topics }) => topics.map(({ id }) => id))).toEqual([['e1']]);
  });

  it('keeps all subtopics of a main topic that is found itself', () => {
    expect(searchGroups(topicGroups(taxonomy, 'fr'), 'energie')).toEqual([
      { id: 'e', name: 'Énergie', topics: [{ id: 'e1', name: 'Pompes à chaleur' }] },
    ]);
  });

  it('finds nothing for words nobody wrote', () => {
    expect(searchGroups(topicGroups(taxonomy, 'en'), 'submarine')).toEqual([]);
  });
});
