import { type APIRequestContext, type BrowserContext, expect } from '@playwright/test';
import { postFromAddressOfTheirOwn } from './own-address.js';

interface Mail {
  text: string;
  sentAt: string;
}

/** Links that may be asked for in a minute from one address are few; where there is only one, one has to wait. */
const patience = 75_000;

/** Signs a browser in without a page: for tests that are about something else. */
export async function signInQuietly(context: BrowserContext, email: string): Promise<void> {
  const api = context.request;
  const askedAt = Date.now();
  await expect(async () => {
    expect(await postFromAddressOfTheirOwn('/api/auth/sign-in/magic-link', { email, callbackURL: '/' })).toBe(200);
  }).toPass({ timeout: patience, intervals: [1_000, 3_000, 5_000] });
  const token = await newestToken(api, email, askedAt);
  const verified = await api.get('/api/auth/magic-link/verify', { params: { token, callbackURL: '/' } });
  expect(verified.ok()).toBe(true);
}

async function newestToken(api: APIRequestContext, email: string, askedAt: number): Promise<string> {
  let token: string | undefined;
  await expect
    .poll(
      async () => {
        const { items } = (await (await api.get('/api/messaging/mailbox', { params: { to: email } })).json()) as {
          items: Mail[];
        };
        const mail = items.find(({ sentAt }) => Date.parse(sentAt) >= askedAt - 5_000);
        token = /[?&]token=([^&\s]+)/.exec(mail?.text ?? '')?.[1];
        return token;
      },
      { message: `mail to ${email}`, timeout: 30_000 },
    )
    .toBeDefined();
  return decodeURIComponent(token ?? '');
}
