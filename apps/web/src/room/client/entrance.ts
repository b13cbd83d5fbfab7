import type { RoomCloseReason, RoomErrorCode, RoomEvents, RoomTicket } from '@parvis/contracts';
import { backoff } from './backoff.js';
import type { CallPhase } from './call-phase.js';
import type { RoomLine } from './room-line.js';
import type { RoomLines } from './room-lines.js';
import type { RoomSession } from './room-session.js';
import { isOver, type RoomPhase, type RoomState } from './room-state.js';
import type { RoomView } from './room-view.js';
import type { SignalErrorCode } from './signal-error.js';
import { TicketSeeker } from './ticket-seeker.js';

export interface EntranceOptions {
  /** Asks for a fresh ticket; may reject when the person may not enter (any more). */
  fetchTicket(): Promise<RoomTicket>;
  /** Where a reload finds its way back in. */
  session: { read(): RoomSession | null; keep(session: RoomSession): void; drop(): void };
  /** No ticket was to be had: should it be tried again at once, or is that final until `prepare` is called? */
  onNoTicket(error: unknown): 'retry' | 'stop';
}

/** Refusals that another try cannot change. */
const final: readonly string[] = ['ROOM_FULL', 'ROOM_GRANT_MISSING', 'ROOM_MESSAGE_INVALID'] satisfies RoomErrorCode[];
/** Only a fresh ticket helps. */
const needTicket: readonly string[] = [
  'ROOM_TICKET_INVALID',
  'ROOM_TICKET_USED',
  'ROOM_ELSEWHERE',
  'ROOM_CLOSED',
] satisfies RoomErrorCode[];

/** The way in, for the first time and each time again: ticket or session, line, join; and what ends it all. */
export class Entrance {
  private readonly tickets: TicketSeeker;
  private wantsIn = false;
  private again: ReturnType<typeof setTimeout> | undefined;
  private attempts = 0;

  constructor(
    private readonly options: EntranceOptions,
    private readonly view: RoomView,
    private readonly lines: RoomLines,
    private readonly phase: CallPhase,
    private readonly onOver: () => void,
  ) {
    this.tickets = new TicketSeeker({
      fetchTicket: options.fetchTicket,
      isPassing: (error) => options.onNoTicket(error) === 'retry',
      onTicket: (ticket) => this.ticketCame(ticket),
      onRefused: () => {
        if (this.wantsIn && !this.lines.current?.signal.isUp) this.over('failed', 'ROOM_TICKET_INVALID');
      },
    });
  }

  /** Opens the line: with the session of before a reload, or with a ticket. */
  prepare(): void {
    const kept = this.options.session.read();
    if (kept === null) {
      this.tickets.seek();
      return;
    }
    this.view.set({ kind: kept.kind });
    this.lines.open(kept.node, kept.iceServers, { session: kept.session });
  }

  /** In as soon as the line is up. */
  enter(): void {
    this.wantsIn = true;
    this.view.set({ phase: 'joining', problem: null });
    const { current } = this.lines;
    if (current?.signal.isUp) void current.enter();
  }

  lineUp(line: RoomLine): void {
    if (this.lines.isNext(line)) void line.enter();
    if (!this.lines.isCurrent(line)) return;
    this.tickets.rest();
    this.view.set({ isLineUp: true, problem: null });
    if (this.wantsIn) void line.enter();
    else void line.warm();
  }

  lineDown(): void {
    this.view.set({ isLineUp: false });
    this.phase.lost();
  }

  /** The node may be gone for good: another one is asked for while we go on trying. */
  unreachable(): void {
    this.tickets.seek();
  }

  /** The handshake was refused. */
  refused(code: RoomErrorCode): void {
    this.view.set({ isLineUp: false });
    if (this.isOverBy(code)) return;
    if (needTicket.includes(code)) this.options.session.drop();
    this.phase.lost();
    this.tickets.seek();
  }

  entered(line: RoomLine, session: string): void {
    this.attempts = 0;
    this.lines.entered(line);
    this.view.set({ isLineUp: line.signal.isUp });
    line.signal.authorise({ session });
    const { node, iceServers } = line.options;
    this.options.session.keep({ session, node, kind: this.view.state.kind, iceServers: [...iceServers] });
  }

  /** The join was refused, or not answered. */
  notEntered(code: SignalErrorCode): void {
    if (!this.wantsIn || this.isOverBy(code)) return;
    if (code === 'ROOM_WAITING' || code === 'ROOM_PREPARING') this.view.set({ phase: 'waiting', problem: code });
    else if (final.includes(code)) this.over('failed', code);
    else {
      this.view.set({ problem: code });
      if (needTicket.includes(code)) this.newTicket();
      else this.tryAgain();
    }
  }

  closed(reason: RoomCloseReason): void {
    if (reason === 'ended' || reason === 'removed') this.over(reason, reason);
    else {
      this.view.set({ problem: reason });
      this.newTicket();
    }
  }

  /** The room moves. Who is in it stays on the old node until the new one carries the call; who waits outside just goes there. */
  move(migrate: RoomEvents['media.migrate']): void {
    if (this.phase.isIn) {
      this.view.holdPeers();
      this.lines.begin(migrate);
      this.view.set({ phase: 'moving' });
    } else {
      this.lines.drop();
      this.view.set({ isLineUp: false });
      this.lines.open(migrate.node, migrate.iceServers, { ticket: migrate.ticket });
    }
  }

  over(phase: RoomPhase, problem: RoomState['problem']): void {
    if (isOver(this.view.state.phase)) return;
    this.options.session.drop();
    this.view.set({ phase, problem });
    this.onOver();
  }

  close(): void {
    this.wantsIn = false;
    clearTimeout(this.again);
    this.tickets.close();
  }

  private ticketCame({ ticket, node, kind, iceServers }: RoomTicket): void {
    this.view.set({ kind });
    const { current } = this.lines;
    if (current?.signal.isUp) this.tickets.rest();
    // The same node as before: it may come back, and our session with it. Meanwhile we go on asking.
    else if (current?.isAt(node) && current.signal.isTrying) this.tickets.seek('later');
    else this.lines.open(node, iceServers, { ticket });
  }

  private newTicket(): void {
    this.options.session.drop();
    const standsIn = this.lines.drop();
    this.view.set({ isLineUp: this.lines.current?.signal.isUp ?? false });
    this.phase.lost();
    // The call moves, and the node where it goes has been told of us.
    if (!standsIn) this.tickets.seek();
  }

  private tryAgain(): void {
    clearTimeout(this.again);
    this.again = setTimeout(() => {
      const { current } = this.lines;
      if (current?.signal.isUp) void current.enter();
    }, backoff(this.attempts));
    this.attempts += 1;
  }

  private isOverBy(code: SignalErrorCode): boolean {
    if (code !== 'ROOM_REMOVED') return false;
    this.over('removed', code);
    return true;
  }
}
