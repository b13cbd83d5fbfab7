import type { RoomTicketClaims } from '@parvis/contracts';
import type { RoomHost } from '@parvis/media';
import type { RoomRevocations } from '@parvis/platform';
import { RoomRevoker } from './room-revoker.js';

const claimsOf = (participantId: string): RoomTicketClaims => ({
  roomId: 'room',
  fairId: 'fair',
  participantId,
  displayName: '',
  companyName: null,
  role: 'member',
  kind: 'meeting',
  knocks: false,
  grants: ['speak'],
  endsAt: null,
  jti: participantId,
  exp: 0,
});

describe('RoomRevoker after a time without Redis', () => {
  it('cuts the lines of whoever lost rights meanwhile, and gives up the places of those who are away', async () => {
    const dismissed: string[] = [];
    const room = {
      dismiss: (id: string) => dismissed.push(id),
      readmit: () => undefined,
      knows: (id: string) => id !== 'gone',
    };
    const host = { find: () => room, all: [] } as unknown as RoomHost;
    let tellGap = () => {};
    const asked: string[] = [];
    const revocations = {
      listen: async (_onRevoked: unknown, onGap: () => void) => {
        tellGap = onGap;
      },
      refusal: async ({ participantId, jti }: RoomTicketClaims) => {
        asked.push(jti);
        return participantId === 'stays' ? null : 'outdated';
      },
    } as unknown as RoomRevocations;
    const revoker = new RoomRevoker(host, revocations);
    await revoker.onApplicationBootstrap();
    const cut: string[] = [];
    const watch = (participantId: string, jti = participantId) => {
      const claims = { ...claimsOf(participantId), jti };
      return revoker.watch({ claims, cut: (reason) => void cut.push(`${participantId} ${reason}`) }, Date.now());
    };
    watch('here');
    watch('stays');
    watch('away')();
    watch('gone')();
    watch('returned', 'before')();
    watch('returned', 'again');
    tellGap();
    await new Promise((resolve) => setImmediate(resolve));
    expect(cut).toEqual(['here outdated', 'returned outdated']);
    expect(dismissed).toEqual(['away']);
    expect(asked).toEqual(['here', 'stays', 'again', 'away']);
  });
});
