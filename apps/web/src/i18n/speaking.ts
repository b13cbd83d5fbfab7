import i18next from 'i18next';
import type { RouteObject } from 'react-router';

/** The router begins before the languages are known. */
async function started(): Promise<void> {
  if (!i18next.isInitialized) await new Promise<void>((resolve) => i18next.on('initialized', () => resolve()));
}

/**
 * What a route says about its words: the catalogues that its pages use come with their code. A page would ask for what is missing
 * while it is shown, too, but React shows at most every 0.3 s what was waited for, and one after the other that takes a second.
 */
export const speaking = (...namespaces: readonly string[]): Pick<RouteObject, 'loader' | 'shouldRevalidate'> => ({
  loader: async () => {
    await started();
    await i18next.loadNamespaces(namespaces);
    return null;
  },
  shouldRevalidate: () => false,
});
