import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CallLog, lineQuality, type Room, RoomHost } from '@parvis/media';
import { EventPublisher } from '../event-publisher.js';
import { RoomMetrics } from './room-metrics.js';

/** So often is told how open calls go. */
const reportEveryMs = 5 * 60_000;

/**
 * Follows how the calls of this node go: tells each room the quality of its people's lines, counts for Prometheus, and reports each call
 * when it is over and now and then before.
 */
@Injectable()
export class CallQuality implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly open = new Map<Room, CallLog>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly host: RoomHost,
    private readonly events: EventPublisher,
    private readonly metrics: RoomMetrics,
  ) {}

  onApplicationBootstrap() {
    this.host.on('opened', (room) => this.follow(room));
    this.timer = setInterval(() => this.reportAll(), reportEveryMs).unref();
  }

  /** Before Redis is closed; the rooms are closed by now, or close within this. */
  async beforeApplicationShutdown() {
    clearInterval(this.timer);
    for (const [room, log] of this.open) this.end(room, log);
    await this.events.settled();
  }

  private follow(room: Room): void {
    const { fairId } = room;
    // A check of the network has no fair; it is no call.
    if (fairId === null) return;
    const log = new CallLog({ roomId: room.id, kind: room.kind, fairId }, new Date());
    this.open.set(room, log);
    room.on('joined', ({ participantId, guestName, at }) => {
      log.joined(participantId, at, guestName);
      this.metrics.joins.inc();
    });
    room.on('left', ({ participantId, at }) => log.left(participantId, at));
    room.on('returned', (participantId) => {
      log.recovered(participantId);
      this.metrics.recoveries.inc();
    });
    room.on('reset', () => {
      log.wasReset();
      this.metrics.resets.inc();
    });
    room.on('audience', (count) => log.sawAudience(count));
    room.on('receives', (participantId, { mode }) => log.receives(participantId, mode === 'audio-only', new Date()));
    room.on('stats', (participantId, stats) => {
      log.add(participantId, stats);
      this.metrics.observe(stats);
      const quality = lineQuality(stats);
      if (quality !== null) room.setQuality(participantId, quality);
    });
    room.on('closed', () => this.end(room, log));
  }

  private end(room: Room, log: CallLog): void {
    if (!this.open.delete(room)) return;
    if (log.size > 0) this.report(log, true);
  }

  private reportAll(): void {
    for (const log of this.open.values()) if (log.size > 0) this.report(log, false);
  }

  private report(log: CallLog, isOver: boolean): void {
    const now = new Date();
    this.events.publish('room.report.v1', { ...log.report(now, isOver), reportedAt: now.toISOString() });
  }
}
