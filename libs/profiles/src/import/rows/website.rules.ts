import { WebAddress } from '@parvis/contracts';

/** A web address; `https://` is added where people left it out. */
export function readWebsite(text: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  const isPlausible = /^https?:\/\/[^\s/]+\.[^\s/.]{2,}/i.test(address);
  return isPlausible && WebAddress.safeParse(address).success ? address : null;
}
