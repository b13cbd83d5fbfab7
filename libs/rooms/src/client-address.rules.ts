/**
 * The address of a client behind a known number of reverse proxies, each of which appends the address it saw to
 * `X-Forwarded-For`. What stands further left was written by the client and is not believed.
 */
export function clientAddress(seen: string, forwardedFor: string | undefined, trustedProxies: number): string {
  if (trustedProxies === 0 || forwardedFor === undefined) return seen;
  const hops = forwardedFor.split(',').map((hop) => hop.trim());
  return hops.at(-trustedProxies) ?? hops[0] ?? seen;
}
