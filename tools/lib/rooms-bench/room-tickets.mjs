// Tickets for rooms, as the platform signs them.
import { hkdfSync, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

const grantsOf = {
  viewer: ['observe'],
  speaker: ['speak', 'share', 'observe'],
  moderator: ['speak', 'share', 'observe', 'moderate', 'record'],
};

/** @returns `signTicket(claims)`; what the claims leave out is that of an ordinary speaker in a meeting */
export function ticketSigner(secret) {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'parvis room ticket v1', 32));
  return ({ part = 'speaker', participantId = randomUUID(), ...claims }) =>
    new SignJWT({
      participantId,
      displayName: `Person ${participantId.slice(0, 4)}`,
      companyName: null,
      role: part === 'moderator' ? 'host' : 'member',
      kind: 'meeting',
      fairId: '00000000-0000-4000-8000-000000000001',
      knocks: false,
      grants: grantsOf[part],
      endsAt: null,
      ...claims,
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('parvis:room-ticket')
      .setJti(randomUUID())
      .setExpirationTime('2m')
      .sign(key);
}
