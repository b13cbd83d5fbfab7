import { isPublicAddress, isWithin, netsOf } from './outbound-address.rules.js';

describe('an address outside', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450:4007::200e'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['this host', '0.0.0.0'],
    ['private', '10.1.2.3'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.8.8.8'],
    ['the metadata of clouds', '169.254.169.254'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['loopback', '::1'],
    ['unspecified', '::'],
    ['unique local', 'fd12:3456::1'],
    ['link-local', 'fe80::1'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['an IPv4 address as IPv6', '::ffff:127.0.0.1'],
    ['an IPv4 address as IPv6', '::ffff:8.8.8.8'],
    ['an IPv4 address as IPv6', '::7f00:1'],
    ['translated', '64:ff9b::7f00:1'],
    ['Teredo', '2001:0:7f00:1::'],
    ['6to4', '2002:7f00:1::'],
    ['no address', 'localhost'],
    ['a number', '2130706433'],
  ])('of the kind "%s" is not: %s', (_, address) => expect(isPublicAddress(address)).toBe(false));

  it('is found in the networks that somebody names, in its own family', () => {
    const nets = netsOf(['10.0.0.0/8', 'fd00::/8']);
    expect(isWithin(nets, '10.9.9.9')).toBe(true);
    expect(isWithin(nets, 'fd00::7')).toBe(true);
    expect(isWithin(nets, '11.0.0.1')).toBe(false);
    expect(isWithin(nets, 'nonsense')).toBe(false);
    expect(() => netsOf(['10.0.0.0'])).toThrow('not a network');
    expect(() => netsOf(['example.org/8'])).toThrow('not a network');
  });
});
