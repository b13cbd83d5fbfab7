import type { NetworkInterfaceInfo } from 'node:os';
import type { types } from 'mediasoup';

export interface ListenOptions {
  /** Address to bind; `0.0.0.0` means all of this machine's IPv4 addresses. */
  listenIp: string;
  /** Name or address that browsers reach, when it differs from the bound one (container, NAT). */
  announcedAddress: string | null;
  port: number;
}

/**
 * UDP and TCP on one port. Without an announced address the wildcard is spelled out, one candidate an address, because a
 * browser can do nothing with 0.0.0.0.
 */
export function listenInfos(
  { listenIp, announcedAddress, port }: ListenOptions,
  interfaces: Record<string, NetworkInterfaceInfo[] | undefined>,
): types.TransportListenInfo[] {
  const wildcard = listenIp === '0.0.0.0' && announcedAddress === null;
  const addresses = wildcard ? ipv4Addresses(interfaces) : [listenIp];
  return (['udp', 'tcp'] as const).flatMap((protocol) =>
    addresses.map((ip) => ({ protocol, ip, port, ...(announcedAddress === null ? {} : { announcedAddress }) })),
  );
}

function ipv4Addresses(interfaces: Record<string, NetworkInterfaceInfo[] | undefined>): string[] {
  const all = Object.values(interfaces).flatMap((infos) => infos ?? []);
  const addresses = all.filter((info) => info.family === 'IPv4').map((info) => info.address);
  return addresses.length > 0 ? [...new Set(addresses)] : ['127.0.0.1'];
}
