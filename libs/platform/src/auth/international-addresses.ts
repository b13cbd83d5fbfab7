import type { AuthContext, BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';

const aliasDomain = '@address.invalid';

/** An ASCII stand-in for an address with other letters (`søren@...`); other addresses stay as they are. */
export const asciiAlias = (email: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII
  /^[\u0000-\u007f]*$/.test(email) ? email : `${Buffer.from(email.toLowerCase()).toString('hex')}${aliasDomain}`;

/** The address that an alias stands for. */
export const realAddress = (email: string): string =>
  email.endsWith(aliasDomain) ? Buffer.from(email.slice(0, -aliasDomain.length), 'hex').toString('utf8') : email;

/**
 * Better Auth accepts addresses of ASCII letters only, in requests and in the records behind its links. This lets all others in
 * under an alias, which requests get before they are checked; accounts keep the real address. Needs `findByAliases` beside it.
 */
export const internationalAddresses = (): BetterAuthPlugin => ({
  id: 'international-addresses',
  init: () => ({
    options: {
      databaseHooks: {
        user: { create: { before: async (user) => ({ data: { ...user, email: realAddress(user.email) } }) } },
      },
    },
  }),
  hooks: {
    before: [
      {
        matcher: ({ path }) => path === '/sign-in/email' || path === '/sign-in/magic-link',
        handler: createAuthMiddleware(async ({ body }) => {
          if (typeof body?.email !== 'string') return;
          return { context: { body: { ...body, email: asciiAlias(body.email.trim()) } } };
        }),
      },
    ],
  },
});

/** Lets Better Auth find accounts by aliases. It builds its finder after all plugins, so a plugin cannot do this. */
export function findByAliases({ internalAdapter }: Pick<AuthContext, 'internalAdapter'>): void {
  const find = internalAdapter.findUserByEmail.bind(internalAdapter);
  internalAdapter.findUserByEmail = (email, options) => find(realAddress(email), options);
}
