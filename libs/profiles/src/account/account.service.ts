import { Inject, Injectable } from '@nestjs/common';
import type { Account, Locale } from '@parvis/contracts';
import { AUTH, type Auth, DomainError, notFound, RateLimiter } from '@parvis/platform';
import { AccountRepository } from './account.repository.js';

/** Who holds a session must not be able to try passwords at will. */
const passwordTries = { name: 'password-change', points: 10, seconds: 900 };

export interface PasswordChange {
  currentPassword?: string;
  newPassword: string;
}

@Injectable()
export class AccountService {
  constructor(
    private readonly accounts: AccountRepository,
    @Inject(AUTH) private readonly auth: Auth,
    private readonly limiter: RateLimiter,
  ) {}

  async get(userId: string): Promise<Account> {
    const account = await this.accounts.find(userId);
    if (!account) throw notFound('account');
    return account;
  }

  async update(userId: string, change: { name?: string; locale?: Locale }): Promise<Account> {
    await this.accounts.update(userId, change);
    return this.get(userId);
  }

  /**
   * Sets the first password, or changes it; then the current one has to be given. All other sessions end.
   * @returns cookies that the caller's browser has to take over.
   * @throws PASSWORD_WRONG
   */
  async setPassword(userId: string, change: PasswordChange, headers: Headers): Promise<string[]> {
    await this.limiter.consume(passwordTries, userId);
    const { hasPassword } = await this.get(userId);
    return hasPassword ? this.changePassword(change, headers) : this.setFirstPassword(change, headers);
  }

  private async setFirstPassword({ newPassword }: PasswordChange, headers: Headers): Promise<string[]> {
    await this.auth.api.setPassword({ body: { newPassword }, headers });
    await this.auth.api.revokeOtherSessions({ headers });
    return [];
  }

  private async changePassword({ currentPassword, newPassword }: PasswordChange, headers: Headers): Promise<string[]> {
    if (!currentPassword) throw wrongPassword();
    const answer = await this.auth.api.changePassword({
      body: { currentPassword, newPassword, revokeOtherSessions: true },
      headers,
      asResponse: true,
    });
    if (answer.ok) return answer.headers.getSetCookie();
    const problem = (await answer.json()) as { code?: string };
    if (problem.code === 'INVALID_PASSWORD') throw wrongPassword();
    throw new Error(`The password could not be changed: ${problem.code}`);
  }
}

const wrongPassword = () =>
  new DomainError('PASSWORD_WRONG', 'invalid', 'The current password is not right', {
    issues: [{ path: 'currentPassword', reason: 'password-wrong' }],
  });
