import { EmailAddress } from '@parvis/contracts';
import type { AuthContext, BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';

const aliasDomain = '@address.invalid';

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII
const isAscii = (text: string) => /^[\u0000-\u007f]*$/.test(text);

/** An ASCII stand-in for an address with other letters (`søren@...`); other addresses stay as they are. */
export function asciiAlias(email: string): string {
  const lower = email.toLowerCase();
  if (isAscii(email)) return email;
  // The Kelvin sign, for one, is a `k` then.
  return isAscii(lower) ? lower : `${Buffer.from(lower).toString('hex')}${aliasDomain}`;
}

/** The address that an alias stands for. Only what `asciiAlias` makes of an address is an alias; anything else is left as it is. */
export function realAddress(email: string): string {
  if (!email.endsWith(aliasDomain)) return email;
  const address = Buffer.from(email.slice(0, -aliasDomain.length), 'hex').toString('utf8');
  return EmailAddress.safeParse(address).data === address && asciiAlias(address) === email ? address : email;
}

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
          const email = body.email.trim();
          // Any text would pass the check behind its alias.
          if (!isAscii(email) && !EmailAddress.safeParse(email).success) return;
          return { context: { body: { ...body, email: asciiAlias(email) } } };
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
