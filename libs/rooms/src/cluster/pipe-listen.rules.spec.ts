import type { NetworkInterfaceInfo } from 'node:os';
import { pipeListen } from './pipe-listen.rules.js';

const info = (address: string, changes: Partial<NetworkInterfaceInfo> = {}) =>
  ({ address, family: 'IPv4', internal: false, netmask: '', mac: '', cidr: null, ...changes }) as NetworkInterfaceInfo;
const interfaces = {
  lo: [info('127.0.0.1', { internal: true })],
  eth0: [info('fe80::1', { family: 'IPv6' } as Partial<NetworkInterfaceInfo>), info('10.0.0.7')],
};

describe('pipeListen', () => {
  it('takes the address that the media listen on', () => {
    expect(pipeListen('10.0.0.5', undefined, interfaces)).toEqual({ listenIp: '10.0.0.5', announcedAddress: null });
  });

  it('names this machine where the media listen everywhere', () => {
    expect(pipeListen('0.0.0.0', undefined, interfaces)).toMatchObject({ announcedAddress: '10.0.0.7' });
    expect(pipeListen('0.0.0.0', undefined, {})).toMatchObject({ announcedAddress: '127.0.0.1' });
  });

  it('names the configured address before all', () => {
    expect(pipeListen('0.0.0.0', '192.0.2.1', interfaces)).toEqual({
      listenIp: '0.0.0.0',
      announcedAddress: '192.0.2.1',
    });
  });
});
