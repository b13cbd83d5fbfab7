import { draftsOf, firstGap, moved, newDraft } from './topic-draft.js';

const topic = (id: string, parentId: string | null = null) => ({ id, parentId, names: { en: id, fr: id } });

describe('topic drafts', () => {
  it('puts subtopics below their main topic and keeps the order', () => {
    const drafts = draftsOf([topic('a'), topic('a1', 'a'), topic('b'), topic('a2', 'a')]);
    expect(drafts.map(({ id, children }) => [id, children.map((child) => child.id)])).toEqual([
      ['a', ['a1', 'a2']],
      ['b', []],
    ]);
  });

  it('moves entries and stops at both ends', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });

  it('finds the first name that is missing, on both levels', () => {
    const drafts = draftsOf([topic('a')]);
    expect(firstGap(drafts)).toBeNull();
    const child = { ...newDraft(), names: { en: 'x', fr: ' ' } };
    expect(firstGap([{ ...drafts[0]!, children: [child] }])).toEqual({ key: child.key, locale: 'fr' });
  });
});
