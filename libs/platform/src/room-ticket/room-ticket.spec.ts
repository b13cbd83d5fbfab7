import { randomUUID } from 'node:crypto';
import { decodeJwt, SignJWT } from 'jose';
import { RoomTicketSigner } from './room-ticket.js';

const secret = 'a secret of thirty-two characters';
const claims = {
  roomId: randomUUID(),
  participantId: randomUUID(),
  displayName: 'Ada Lovelace',
  companyName: null,
  role: 'member' as const,
  kind: 'meeting' as const,
  fairId: randomUUID(),
  knocks: false,
  grants: ['speak' as const],
  endsAt: new Date(Date.now() + 30 * 60_000).toISOString(),
};

describe('RoomTicketSigner', () => {
  const signer = new RoomTicketSigner(secret);

  it('answers the claims of its own ticket, valid for two minutes, each with its own id', async () => {
    const [first, second] = [await signer.signTicket(claims), await signer.signTicket(claims)];
    const read = await signer.verify('ticket', first);
    expect(read).toMatchObject(claims);
    expect(read!.exp - Date.now() / 1000).toBeGreaterThan(110);
    expect(read!.exp - Date.now() / 1000).toBeLessThanOrEqual(121);
    expect((await signer.verify('ticket', second))!.jti).not.toBe(read!.jti);
  });

  it('does not take a ticket for a session nor a session for a ticket', async () => {
    const ticket = await signer.signTicket(claims);
    const session = await signer.signSession((await signer.verify('ticket', ticket))!);
    expect(await signer.verify('session', ticket)).toBeNull();
    expect(await signer.verify('ticket', session)).toBeNull();
    expect(await signer.verify('session', session)).toMatchObject(claims);
  });

  it('lets nobody come back after the room has closed', async () => {
    const secondsOf = async (endsAt: string | null) => {
      const ticket = await signer.signTicket({ ...claims, endsAt });
      const session = await signer.signSession((await signer.verify('ticket', ticket))!);
      return (await signer.verify('session', session))!.exp - Date.now() / 1000;
    };
    const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    expect(Math.round((await secondsOf(inMinutes(30))) / 60)).toBe(90);
    expect(Math.round((await secondsOf(inMinutes(-90))) / 60)).toBe(1);
    expect(Math.round((await secondsOf(inMinutes(900))) / 3600)).toBe(6);
    expect(Math.round((await secondsOf(null)) / 3600)).toBe(6);
  });

  it('refuses a ticket of another secret, a changed one, an expired one and an unsigned one', async () => {
    const ticket = await signer.signTicket(claims);
    const [header, , signature] = ticket.split('.');
    const raised = Buffer.from(JSON.stringify({ ...decodeJwt(ticket), grants: ['moderate'] })).toString('base64url');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${ticket.split('.')[1]}.`;
    expect(await new RoomTicketSigner(`${secret}!`).verify('ticket', ticket)).toBeNull();
    expect(await signer.verify('ticket', `${header}.${raised}.${signature}`)).toBeNull();
    expect(await signer.verify('ticket', none)).toBeNull();
    jest.useFakeTimers({ now: Date.now() + 121_000 });
    expect(await signer.verify('ticket', ticket)).toBeNull();
    jest.useRealTimers();
  });

  it('refuses a token that the application secret itself signed', async () => {
    const token = await new SignJWT({ ...claims, jti: randomUUID() })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('parvis:room-ticket')
      .setExpirationTime('1m')
      .sign(new TextEncoder().encode(secret));
    expect(await signer.verify('ticket', token)).toBeNull();
  });
});
