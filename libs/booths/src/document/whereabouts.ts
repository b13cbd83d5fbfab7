import type { Request } from 'express';
import type { Whereabouts } from './reading.repository.js';

/** From where a request comes, as the log keeps it. Behind a proxy the address is the one that the proxy names (`TRUST_PROXY`). */
export const whereaboutsOf = ({ ip, headers }: Request): Whereabouts => ({
  address: ip ?? '',
  userAgent: (headers['user-agent'] ?? '').slice(0, 300),
});
