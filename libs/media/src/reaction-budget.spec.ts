import { ReactionBudget } from './reaction-budget.js';

describe('the budget of reactions', () => {
  const now = 1_000_000;

  it('refuses someone who sends too many, and only that one, and only for a while', () => {
    const budget = new ReactionBudget();
    const answers = Array.from({ length: 9 }, () => budget.take('ada', 5, now));
    expect(answers).toEqual([...Array(8).fill('sent'), 'refused']);
    expect(budget.take('ben', 5, now)).toBe('sent');
    expect(budget.take('ada', 5, now + 4_000)).toBe('sent');
  });

  it('leaves out what would drown a large room, and goes on in the next second', () => {
    const budget = new ReactionBudget();
    const answers = Array.from({ length: 5 }, (_, person) => budget.take(`viewer ${person}`, 900, now));
    expect(answers).toEqual(['sent', 'sent', 'left-out', 'left-out', 'left-out']);
    expect(budget.take('ada', 900, now + 1_000)).toBe('sent');
    expect(new ReactionBudget().take('ada', 5_000, now)).toBe('sent');
  });
});
