import {
  isRoomRequestName,
  type RoomAck,
  type RoomClientToServer,
  type RoomErrorCode,
  type RoomEventName,
  type RoomEvents,
  type RoomGrant,
  type RoomRequestInput,
  type RoomRequestName,
  type RoomRequestOutput,
  type RoomServerToClient,
  type RoomTicketClaims,
  roomRequests,
} from '@parvis/contracts';
import { type ConnectionCheck, MediaError, type MediaSeat, type PeerLink, type RoomHost } from '@parvis/media';
import type { Socket } from 'socket.io';
import type { z } from 'zod';

export type RoomSocket = Socket<RoomClientToServer, RoomServerToClient>;

type Handlers = { [N in RoomRequestName]: (input: RoomRequestInput<N>) => Promise<RoomRequestOutput<N>> };
type Handler = (input: unknown) => Promise<unknown>;

export interface RoomConnectionServices {
  host: RoomHost;
  sessionFor(claims: RoomTicketClaims): Promise<string>;
  endSession(claims: RoomTicketClaims): Promise<void>;
  /** Makes sure that the room is this node's. Rejects with ROOM_ELSEWHERE or ROOM_OVERLOADED. */
  hold(claims: RoomTicketClaims): Promise<void>;
  /** False when this line sends too much. */
  mayAsk(): Promise<boolean>;
  /** Reports a fault of ours, as opposed to a refusal. */
  onFault(request: string, error: unknown): void;
}

/** One client's line: parses each request, checks its grant, hands it to the room and acknowledges. */
export class RoomConnection implements PeerLink {
  private check: ConnectionCheck | null = null;
  private isClosed = false;

  constructor(
    private readonly socket: RoomSocket,
    private readonly claims: RoomTicketClaims,
    private readonly services: RoomConnectionServices,
  ) {
    socket.onAny((name: string, ...args: unknown[]) => void this.receive(name, args));
    socket.once('disconnect', () => this.lost());
  }

  send<N extends RoomEventName>(event: N, payload: RoomEvents[N]): void {
    (this.socket as Socket).emit(event, payload);
  }

  close(): void {
    this.socket.disconnect(true);
  }

  private readonly handlers: Handlers = {
    'room.join': async ({ rtpCapabilities }) => {
      this.endCheck();
      await this.services.hold(this.claims);
      const room = this.services.host.open(this.claims.roomId);
      try {
        const [joined, sessionToken] = await Promise.all([
          room.join(this.claims, this, rtpCapabilities),
          this.services.sessionFor(this.claims),
        ]);
        return { ...joined, sessionToken };
      } finally {
        // The line may have gone while the media was prepared; the room has not heard of it then.
        if (this.isClosed) room.lineLost(this.claims.participantId, this);
      }
    },
    'room.resume': async ({ epoch }) => {
      const room = this.services.host.find(this.claims.roomId);
      if (room === undefined) throw new MediaError('ROOM_SESSION_UNKNOWN', 'nothing to resume, join again');
      return room.resume(this.claims, this, epoch);
    },
    'room.leave': async () => {
      this.services.host.find(this.claims.roomId)?.leave(this.claims.participantId, this);
      await this.services.endSession(this.claims);
      return {};
    },
    'check.start': async ({ rtpCapabilities }) => {
      this.endCheck();
      const check = await this.services.host.startCheck(this, rtpCapabilities);
      if (this.isClosed) check.close();
      this.check = check;
      return check.answer;
    },
    'check.stop': async () => {
      this.endCheck();
      return {};
    },
    'transport.connect': async ({ epoch, transportId, dtlsParameters }) => {
      await this.seat().mediaOf(epoch).connect(transportId, dtlsParameters);
      return {};
    },
    'transport.restart-ice': async ({ epoch, transportId }) => ({
      iceParameters: await this.seat().mediaOf(epoch).restartIce(transportId),
    }),
    'media.produce': async (input) => ({ producerId: await this.seat().produce(input) }),
    'media.pause': async ({ epoch, producerId }) => {
      await this.seat().mediaOf(epoch).setProducerPaused(producerId, true);
      return {};
    },
    'media.resume': async ({ epoch, producerId }) => {
      await this.seat().mediaOf(epoch).setProducerPaused(producerId, false);
      return {};
    },
    'media.close': async ({ epoch, producerId }) => {
      this.seat().mediaOf(epoch).closeProducer(producerId);
      return {};
    },
    'consumer.resume': async ({ epoch, consumerIds }) => {
      await this.seat().mediaOf(epoch).start(consumerIds);
      return {};
    },
    'layout.set': async ({ epoch, tiles }) => {
      await this.seat().mediaOf(epoch).setLayout(tiles);
      return {};
    },
  };

  private async receive(name: string, args: unknown[]): Promise<void> {
    const acknowledge = args.at(-1);
    // Whoever does not want an answer speaks another protocol.
    if (typeof acknowledge !== 'function') return;
    acknowledge(await this.answer(name, args.length > 1 ? args[0] : undefined));
  }

  private async answer(name: string, raw: unknown): Promise<RoomAck<unknown>> {
    if (!isRoomRequestName(name)) return refusal('ROOM_MESSAGE_UNKNOWN', 'there is no such request');
    if (!(await this.services.mayAsk())) return refusal('ROOM_TOO_MANY_REQUESTS', 'too many requests');
    const parsed = (roomRequests[name].input as z.ZodType).safeParse(raw);
    if (!parsed.success) return refusal('ROOM_MESSAGE_INVALID', 'the request has not the right form');
    const needs = roomRequests[name].needs as (input: unknown) => readonly RoomGrant[];
    if (!needs(parsed.data).some((grant) => this.claims.grants.includes(grant))) {
      return refusal('ROOM_GRANT_MISSING', 'the ticket does not allow this');
    }
    try {
      return { ok: true, data: await (this.handlers[name] as Handler)(parsed.data) };
    } catch (error) {
      if (error instanceof MediaError) return refusal(error.code, error.message);
      this.services.onFault(name, error);
      return refusal('ROOM_INTERNAL', 'something went wrong');
    }
  }

  private seat(): MediaSeat {
    if (this.check !== null) return this.check;
    const room = this.services.host.find(this.claims.roomId);
    if (room === undefined) throw new MediaError('ROOM_NOT_JOINED', 'join the room first');
    return room.seatOf(this.claims.participantId, this);
  }

  private lost(): void {
    this.isClosed = true;
    this.endCheck();
    this.services.host.find(this.claims.roomId)?.lineLost(this.claims.participantId, this);
  }

  private endCheck(): void {
    this.check?.close();
    this.check = null;
  }
}

const refusal = (code: RoomErrorCode, message: string): RoomAck<never> => ({ ok: false, error: { code, message } });
