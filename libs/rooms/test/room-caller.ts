import { randomUUID } from 'node:crypto';
import {
  type RoomAck,
  type RoomEventName,
  type RoomEvents,
  type RoomHandshake,
  type RoomTicketClaims,
  roomsPath,
} from '@parvis/contracts';
import { io, type Socket } from 'socket.io-client';

/** A client of the rooms' socket that may say anything. */
export class RoomCaller {
  readonly news: { event: string; payload: unknown }[] = [];

  private constructor(readonly socket: Socket) {
    socket.onAny((event: string, payload: unknown) => this.news.push({ event, payload }));
  }

  /** Rejects with the code of a refused handshake. */
  static connect(url: string, handshake: RoomHandshake | object, address?: string): Promise<RoomCaller> {
    const socket = io(url, {
      path: roomsPath,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      auth: handshake,
      // As a reverse proxy tells it; for nodes with TRUST_PROXY=1.
      ...(address === undefined ? {} : { extraHeaders: { 'x-forwarded-for': address } }),
    });
    return new Promise((resolve, reject) => {
      const caller = new RoomCaller(socket);
      socket.once('connect', () => resolve(caller));
      socket.once('connect_error', (error: Error & { data?: { code: string } }) => {
        socket.close();
        reject(new Error(error.data?.code ?? error.message));
      });
    });
  }

  async ask(name: string, input: unknown): Promise<RoomAck<Record<string, unknown>>> {
    return this.socket.timeout(20_000).emitWithAck(name, input);
  }

  /** The code of the refusal, or `ok`. */
  async codeOf(name: string, input: unknown): Promise<string> {
    const answer = await this.ask(name, input);
    return answer.ok ? 'ok' : answer.error.code;
  }

  heard<N extends RoomEventName>(event: N): RoomEvents[N][] {
    return this.news.filter((item) => item.event === event).map((item) => item.payload as RoomEvents[N]);
  }

  close(): void {
    this.socket.close();
  }
}

export const claimsOf = (changes: Partial<RoomTicketClaims> = {}): Omit<RoomTicketClaims, 'jti' | 'exp'> => ({
  roomId: randomUUID(),
  participantId: randomUUID(),
  displayName: 'Ada Lovelace',
  companyName: 'Analytical Engines',
  role: 'member',
  kind: 'meeting',
  fairId: randomUUID(),
  knocks: false,
  grants: ['speak', 'share', 'observe'],
  endsAt: null,
  ...changes,
});
