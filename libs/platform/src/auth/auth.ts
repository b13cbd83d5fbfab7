import type { Locale } from '@parvis/contracts';
import { betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins/magic-link';
import type { Pool } from 'pg';
import type { AppConfig } from '../config/app-config.js';
import type { RateLimiter } from '../rate-limit/rate-limiter.js';
import { findByAliases, internationalAddresses, realAddress } from './international-addresses.js';

/** Links that a person asked for are valid for an hour, those of an invitation for 30 days. */
export const signInLinkSeconds = 3600;
export const invitationLinkSeconds = 30 * 24 * 3600;

/** Header in which our own middleware passes the client's address on; a value from outside is overwritten. */
export const clientAddressHeader = 'x-parvis-client-address';

export interface SignInMail {
  email: string;
  token: string;
  /** Local path to open afterwards. */
  to: string;
  /** What the asking browser prefers. */
  preferredLocale: Locale;
}

export interface AuthParts {
  config: AppConfig;
  /** Connections whose search path is the schema `auth`. */
  pool: Pool;
  limiter: RateLimiter;
  sendSignInLink: (mail: SignInMail) => Promise<void>;
}

const timestamps = { createdAt: 'created_at', updatedAt: 'updated_at' };

/**
 * Better Auth with mailed links and passwords. Accounts come into being by a mailed link or an invitation, never by a
 * password alone, so an account's address is always one that its owner can read.
 */
export function createAuth({ config, pool, limiter, sendSignInLink }: AuthParts) {
  const limit = (window: number, max: number) => ({ window, max });
  const auth = betterAuth({
    appName: 'Parvis',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: config.get('APP_SECRET'),
    database: pool,
    trustedOrigins: trustedOrigins(config),
    telemetry: { enabled: false },
    logger: { level: 'error' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    user: {
      fields: { emailVerified: 'email_verified', ...timestamps },
      additionalFields: { locale: { type: 'string', defaultValue: 'en', input: false } },
    },
    session: {
      expiresIn: 30 * 24 * 3600,
      updateAge: 24 * 3600,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...timestamps,
      },
    },
    account: {
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...timestamps,
      },
    },
    verification: { fields: { expiresAt: 'expires_at', ...timestamps } },
    plugins: [
      internationalAddresses(),
      magicLink({
        expiresIn: signInLinkSeconds,
        storeToken: 'hashed',
        rateLimit: limit(60, 5),
        sendMagicLink: ({ email, token, url }, context) =>
          sendSignInLink({
            email: realAddress(email),
            token,
            to: new URL(url).searchParams.get('callbackURL') ?? '/',
            preferredLocale: context?.headers?.get('accept-language')?.startsWith('fr') ? 'fr' : 'en',
          }),
      }),
    ],
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/email': limit(60, 10),
        '/sign-in/magic-link': limit(60, 5),
        '/magic-link/verify': limit(60, 30),
      },
      customStorage: {
        consume: async (key, { window, max }) => {
          const retryAfter = await limiter.tryConsume({ name: 'auth', points: max, seconds: window }, key);
          return { allowed: retryAfter === null, retryAfter };
        },
      },
    },
    advanced: {
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      cookiePrefix: 'parvis',
    },
  });
  // Where this fails, every request fails likewise and says so.
  auth.$context.then(findByAliases, () => undefined);
  return auth;
}

export type Auth = ReturnType<typeof createAuth>;

/** Who is calling. */
export interface Caller {
  userId: string;
  email: string;
  name: string;
  locale: Locale;
  sessionToken: string;
}

function trustedOrigins(config: AppConfig): string[] {
  const origin = new URL(config.publicUrl).origin;
  if (config.get('NODE_ENV') === 'production') return [origin];
  const { port } = new URL(origin);
  return [origin, `http://localhost:${port}`, `http://127.0.0.1:${port}`];
}
