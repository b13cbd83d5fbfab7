import { SpeechWatch } from './speech-watch.js';

function heard(levels: number[], everyMs = 100): boolean[] {
  const watch = new SpeechWatch();
  return levels.map((level, index) => watch.step(level, index * everyMs));
}

describe('SpeechWatch', () => {
  it('notices a sentence', () => {
    expect(heard(Array.from({ length: 12 }, (_, n) => (n % 4 === 3 ? 0.2 : 0.8))).at(-1)).toBe(true);
  });

  it('takes no cough and no quiet room for speech', () => {
    expect(heard([0.1, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1])).not.toContain(true);
    expect(heard(Array.from({ length: 60 }, () => 0.3))).not.toContain(true);
  });

  it('forgets what was said two seconds ago', () => {
    const spoken = Array.from({ length: 10 }, () => 0.8);
    const silent = Array.from({ length: 25 }, () => 0.1);
    const answers = heard([...spoken, ...silent]);
    expect([answers[9], answers.at(-1)]).toEqual([true, false]);
  });

  it('does not count a time in which nothing was measured', () => {
    expect(heard([0.8, 0.8, 0.8], 900)).not.toContain(true);
  });
});
