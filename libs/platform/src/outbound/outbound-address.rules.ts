import { BlockList, isIP } from 'node:net';

/** IANA's special-purpose registries (RFC 6890): none of these is a server on the public Internet. */
const specialIpv4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Parts of the global unicast range (2000::/3) that are none, or that carry an IPv4 address which nobody has looked at. */
const specialIpv6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const special = netsOf([...specialIpv4, ...specialIpv6]);
const unicast = netsOf(['2000::/3']);

/** Networks in the notation `10.0.0.0/8` or `fd00::/8`. @throws for anything else. */
export function netsOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/');
    const family = isIP(address);
    if (family === 0 || !/^\d{1,3}$/.test(bits)) throw new Error(`not a network: ${network}`);
    list.addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

const familyOf = (address: string) => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** Whether an IP address is one of these networks'. */
export const isWithin = (nets: BlockList, address: string): boolean =>
  isIP(address) !== 0 && nets.check(address, familyOf(address));

/**
 * Whether an IP address is a server's on the public Internet. Everything that is not known to be one is refused: private, loopback,
 * link-local, multicast, documentation, translated and IPv4 addresses in the clothes of IPv6.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0 || special.check(address, familyOf(address))) return false;
  return family === 4 || unicast.check(address, 'ipv6');
}
