import { type APIResponse, expect } from '@playwright/test';

/** The JSON that a request of the test's own is answered with; fails with the words of a refusal. */
export async function answerOf<Answer>(asking: Promise<APIResponse>): Promise<Answer> {
  const answer = await asking;
  const text = await answer.text();
  expect(answer.ok(), `${answer.url()} ${text}`).toBe(true);
  return (text === '' ? null : JSON.parse(text)) as Answer;
}
