import {
  isRoomRequestName,
  type RoomAck,
  type RoomClientToServer,
  type RoomErrorCode,
  type RoomEventName,
  type RoomEvents,
  type RoomGrant,
  type RoomServerToClient,
  type RoomTicketClaims,
  roomRequests,
} from '@parvis/contracts';
import { MediaError, type PeerLink } from '@parvis/media';
import type { Socket } from 'socket.io';
import type { z } from 'zod';
import { RoomLine, type RoomLineServices } from './room-line.js';
import type { CutReason } from './room-revoker.js';

export type RoomSocket = Socket<RoomClientToServer, RoomServerToClient>;

const lastWordsMs = 250;

type Handler = (input: unknown) => Promise<unknown>;

export interface RoomConnectionServices extends RoomLineServices {
  /** False when this line sends too much. */
  mayAsk(request: string): Promise<boolean>;
  /** An expected refusal, for whoever counts them and looks for attacks. */
  onRefused(request: string, code: RoomErrorCode): void;
  /** Reports a fault of ours, as opposed to a refusal. */
  onFault(request: string, error: unknown): void;
}

/** One client's socket: parses each request, checks its grant, hands it to the line and acknowledges. */
export class RoomConnection implements PeerLink {
  private readonly line: RoomLine;
  /** Why this line may ask nothing any more. */
  private cutFor: CutReason | null = null;
  private hasHeardClose = false;

  constructor(
    private readonly socket: RoomSocket,
    claims: RoomTicketClaims,
    private readonly services: RoomConnectionServices,
  ) {
    this.line = new RoomLine(claims, this, services);
    socket.onAny((name: string, ...args: unknown[]) => void this.receive(name, args));
    socket.once('disconnect', () => this.line.lost());
  }

  get isOpen(): boolean {
    return this.socket.connected && this.cutFor === null;
  }

  send<N extends RoomEventName>(event: N, payload: RoomEvents[N]): void {
    if (event === 'room.closed') this.hasHeardClose = true;
    (this.socket as Socket).emit(event, payload);
  }

  close(): void {
    this.socket.disconnect(true);
  }

  /** Tells why, answers nothing but that from now on, and closes when what was asked before has been answered. */
  cut(reason: CutReason): void {
    if (this.cutFor !== null) return;
    this.cutFor = reason;
    // Nothing that was allowed before goes on while a new ticket is fetched.
    if (reason === 'outdated') this.line.dismissed();
    this.line.lost();
    if (!this.hasHeardClose) this.send('room.closed', { reason: reason === 'outdated' ? 'elsewhere' : reason });
    setTimeout(() => this.close(), lastWordsMs).unref();
  }

  private async receive(name: string, args: unknown[]): Promise<void> {
    const acknowledge = args.at(-1);
    // Whoever does not want an answer speaks another protocol.
    if (typeof acknowledge !== 'function') return;
    const answer = await this.answer(name, args.length > 1 ? args[0] : undefined);
    if (!answer.ok) this.services.onRefused(isRoomRequestName(name) ? name : 'unknown', answer.error.code);
    acknowledge(answer);
  }

  private async answer(name: string, raw: unknown): Promise<RoomAck<unknown>> {
    if (this.cutFor === 'removed') return refusal('ROOM_REMOVED', 'a moderator has removed this person');
    if (this.cutFor === 'ended') return refusal('ROOM_CLOSED', 'the room has ended');
    if (this.cutFor === 'outdated') return refusal('ROOM_TICKET_INVALID', 'ask for a new ticket');
    if (!(await this.services.mayAsk(name))) return refusal('ROOM_TOO_MANY_REQUESTS', 'too many requests');
    if (!isRoomRequestName(name)) return refusal('ROOM_MESSAGE_UNKNOWN', 'there is no such request');
    const parsed = (roomRequests[name].input as z.ZodType).safeParse(raw);
    if (!parsed.success) return refusal('ROOM_MESSAGE_INVALID', 'the request has not the right form');
    const needs = roomRequests[name].needs as (input: unknown) => readonly RoomGrant[];
    const { grants } = this.line;
    if (!needs(parsed.data).some((grant) => grants.includes(grant))) {
      return refusal('ROOM_GRANT_MISSING', 'this person may not do this');
    }
    try {
      return { ok: true, data: await (this.line.handlers[name] as Handler)(parsed.data) };
    } catch (error) {
      if (error instanceof MediaError) return refusal(error.code, error.message);
      this.services.onFault(name, error);
      return refusal('ROOM_INTERNAL', 'something went wrong');
    }
  }
}

const refusal = (code: RoomErrorCode, message: string): RoomAck<never> => ({ ok: false, error: { code, message } });
