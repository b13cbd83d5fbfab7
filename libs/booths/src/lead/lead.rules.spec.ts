import type { LeadQuestion } from '@parvis/contracts';
import { dayIn, deletionDay, reminderDay, wrongAnswer } from './lead.rules.js';

const questions: LeadQuestion[] = [
  { id: 'a', kind: 'text', text: 'What?' },
  { id: 'b', kind: 'yes-no', text: 'Budget?' },
  { id: 'c', kind: 'choice', text: 'When?', choices: ['Now', 'Later'] },
];

describe('answers to the questions of a booth', () => {
  it('fit their questions', () => {
    expect(wrongAnswer(questions, { a: 'Anything', b: 'no', c: 'Later' })).toBeNull();
    expect(wrongAnswer(questions, { b: 'perhaps' })).toEqual({ path: 'answers.b', reason: 'invalid-value' });
    expect(wrongAnswer(questions, { c: 'Never' })).toEqual({ path: 'answers.c', reason: 'invalid-value' });
    expect(wrongAnswer(questions, { d: 'x' })).toEqual({ path: 'answers.d', reason: 'unknown' });
  });

  it('may be taken back', () => {
    expect(wrongAnswer(questions, { a: '', b: '', c: '' })).toBeNull();
  });
});

describe('days', () => {
  it('are those of the fair', () => {
    expect(dayIn('Asia/Tokyo', new Date('2026-11-22T20:00:00Z'))).toBe('2026-11-23');
    expect(dayIn('America/New_York', new Date('2026-11-22T02:00:00Z'))).toBe('2026-11-21');
  });

  it('of deletion come so long after the last day', () => {
    expect(deletionDay('2026-12-30', { retentionDays: 3 })).toBe('2027-01-02');
    expect(deletionDay('2026-12-30', { retentionDays: null })).toBeNull();
  });

  it('of the reminder come two weeks before', () => {
    expect(reminderDay('2027-01-02')).toBe('2026-12-19');
  });
});
