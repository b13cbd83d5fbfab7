import type { NetworkInterfaceInfo } from 'node:os';

export interface PipeListen {
  listenIp: string;
  announcedAddress: string | null;
}

const wildcards = new Set(['0.0.0.0', '::', '[::]']);

/**
 * Where pipes of other nodes come in: the configured address, else the one that the media listen on, else this machine's first one. Not
 * the public address: nodes mostly share a network that is none of the browsers' business.
 */
export function pipeListen(
  listenIp: string,
  configured: string | undefined,
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>,
): PipeListen {
  if (configured !== undefined) return { listenIp, announcedAddress: configured };
  if (!wildcards.has(listenIp)) return { listenIp, announcedAddress: null };
  const own = Object.values(interfaces)
    .flat()
    .find((info) => info !== undefined && !info.internal && info.family === 'IPv4');
  return { listenIp: '0.0.0.0', announcedAddress: own?.address ?? '127.0.0.1' };
}
