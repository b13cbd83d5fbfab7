import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import type { Auth } from './auth.js';
import { invitationLinkSeconds } from './auth.js';
import { asciiAlias } from './international-addresses.js';
import { AUTH } from './sessions.js';

/** Makes links that sign their reader in, for invitations. The library verifies and consumes them like those that people ask for. */
@Injectable()
export class SignInLinks {
  constructor(
    @Inject(AUTH) private readonly auth: Auth,
    private readonly config: AppConfig,
  ) {}

  /** A link for the account with this address, valid once. `to` is a local path. */
  async create(email: string, to: string, seconds = invitationLinkSeconds): Promise<string> {
    const token = randomBytes(24).toString('base64url');
    const { internalAdapter } = await this.auth.$context;
    // The record that the magic-link plugin (storeToken: 'hashed') writes and reads.
    await internalAdapter.createVerificationValue({
      identifier: `magic-link:${createHash('sha256').update(token).digest('base64url')}`,
      value: JSON.stringify({ type: 'magic-link', email: asciiAlias(email) }),
      expiresAt: new Date(Date.now() + seconds * 1000),
    });
    return this.address(token, to);
  }

  /** Address of the page that uses a token up; a mail scanner that only fetches it does not. */
  address(token: string, to: string): string {
    return `${this.config.publicUrl}/sign-in/link?${new URLSearchParams({ token, to })}`;
  }
}
