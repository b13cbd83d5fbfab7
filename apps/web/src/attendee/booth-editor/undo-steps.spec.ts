import { UndoSteps } from './undo-steps.js';

interface Text {
  title: string;
  list: string[];
}
const text = (title: string, list: string[] = []): Text => ({ title, list });

describe('undoing', () => {
  it('goes back by what was typed without a pause, and by each other change', () => {
    const steps = new UndoSteps<Text>();
    steps.note(text(''), { title: 'A' }, 0);
    steps.note(text('A'), { title: 'Ab' }, 400);
    steps.note(text('Ab'), { list: ['x'] }, 600);
    steps.note(text('Ab', ['x']), { title: 'Abc' }, 700);
    steps.note(text('Abc', ['x']), { title: 'Abcd' }, 3_000);
    expect([steps.back(), steps.back(), steps.back(), steps.back(), steps.back()]).toEqual([
      text('Abc', ['x']),
      text('Ab', ['x']),
      text('Ab'),
      text(''),
      null,
    ]);
    expect(steps.isEmpty).toBe(true);
  });

  it('tells the languages of a text apart', () => {
    const steps = new UndoSteps<{ name: { en: string; fr: string } }>();
    steps.note({ name: { en: '', fr: '' } }, { name: { en: 'A', fr: '' } }, 0);
    steps.note({ name: { en: 'A', fr: '' } }, { name: { en: 'Ab', fr: '' } }, 100);
    steps.note({ name: { en: 'Ab', fr: '' } }, { name: { en: 'Ab', fr: 'X' } }, 200);
    expect([steps.back(), steps.back(), steps.back()]).toEqual([
      { name: { en: 'Ab', fr: '' } },
      { name: { en: '', fr: '' } },
      null,
    ]);
  });

  it('begins a new step after going back, and knows nothing of what was before a clearing', () => {
    const steps = new UndoSteps<Text>();
    steps.note(text(''), { title: 'A' }, 0);
    steps.back();
    steps.note(text(''), { title: 'B' }, 100);
    expect(steps.back()).toEqual(text(''));
    steps.note(text(''), { title: 'C' }, 5_000);
    steps.clear();
    expect(steps.back()).toBeNull();
  });

  it('remembers the last hundred steps', () => {
    const steps = new UndoSteps<Text>();
    for (let at = 0; at < 150; at++) steps.note(text(`${at}`), { title: `${at + 1}` }, at * 10_000);
    let last: Text | null = null;
    for (let step = steps.back(); step; step = steps.back()) last = step;
    expect(last).toEqual(text('50'));
  });
});
