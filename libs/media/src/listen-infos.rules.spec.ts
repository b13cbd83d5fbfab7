import type { NetworkInterfaceInfo } from 'node:os';
import { listenInfos } from './listen-infos.rules.js';

const address = (family: 'IPv4' | 'IPv6', ip: string): NetworkInterfaceInfo =>
  ({ family, address: ip, netmask: '', mac: '', internal: false, cidr: null, scopeid: 0 }) as NetworkInterfaceInfo;
const interfaces = {
  lo: [address('IPv4', '127.0.0.1'), address('IPv6', '::1')],
  eth0: [address('IPv4', '192.0.2.7')],
};

describe('listenInfos', () => {
  it('spells the wildcard out, UDP first, because a browser cannot reach 0.0.0.0', () => {
    const infos = listenInfos({ listenIp: '0.0.0.0', announcedAddress: null, port: 40_000 }, interfaces);
    expect(infos.map(({ protocol, ip, port }) => `${protocol} ${ip} ${port}`)).toEqual([
      'udp 127.0.0.1 40000',
      'udp 192.0.2.7 40000',
      'tcp 127.0.0.1 40000',
      'tcp 192.0.2.7 40000',
    ]);
  });

  it('binds the wildcard itself when another address is announced', () => {
    const infos = listenInfos({ listenIp: '0.0.0.0', announcedAddress: 'fair.example', port: 1 }, interfaces);
    expect(infos).toEqual([
      { protocol: 'udp', ip: '0.0.0.0', port: 1, announcedAddress: 'fair.example' },
      { protocol: 'tcp', ip: '0.0.0.0', port: 1, announcedAddress: 'fair.example' },
    ]);
  });

  it('binds only the given address', () => {
    const infos = listenInfos({ listenIp: '127.0.0.1', announcedAddress: null, port: 1 }, interfaces);
    expect(infos.map(({ ip }) => ip)).toEqual(['127.0.0.1', '127.0.0.1']);
  });
});
