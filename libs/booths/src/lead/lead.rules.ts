import type { LeadAnswers, LeadQuestion, LeadSettings } from '@parvis/contracts';

/** The first answer that is none to its question, as a field and a reason; null when all are good. */
export function wrongAnswer(
  questions: readonly LeadQuestion[],
  answers: LeadAnswers,
): { path: string; reason: string } | null {
  for (const [id, answer] of Object.entries(answers)) {
    const question = questions.find((one) => one.id === id);
    if (!question) return { path: `answers.${id}`, reason: 'unknown' };
    if (answer !== '' && !isAnswer(question, answer)) return { path: `answers.${id}`, reason: 'invalid-value' };
  }
  return null;
}

function isAnswer(question: LeadQuestion, answer: string): boolean {
  if (question.kind === 'yes-no') return answer === 'yes' || answer === 'no';
  return question.kind === 'text' || question.choices.includes(answer);
}

/** The calendar day at an instant in a zone, `2026-11-22`. */
export const dayIn = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

/** The day on which the leads of a fair are deleted; null: they are kept. */
export function deletionDay(endsOn: string, { retentionDays }: Pick<LeadSettings, 'retentionDays'>): string | null {
  if (retentionDays === null) return null;
  const day = new Date(`${endsOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + retentionDays);
  return day.toISOString().slice(0, 10);
}

const reminderDays = 14;

/** The day on which teams are reminded of the one on which their leads are deleted. */
export function reminderDay(deletedOn: string): string {
  const day = new Date(`${deletedOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - reminderDays);
  return day.toISOString().slice(0, 10);
}
