import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { RoomStatus, type RoomTicketClaims } from '@parvis/contracts';
import { type Room, RoomHost } from '@parvis/media';
import { REDIS } from '@parvis/platform';
import type { Redis } from 'ioredis';

const beatMs = 1_000;
/** A node that has died holds no door for longer. */
const leaseMs = 4_000;
const preparingKey = (backRoomId: string) => `rooms:preparing:${backRoomId}`;
const inFrontKey = (backRoomId: string) => `rooms:in-front:${backRoomId}`;

const People = RoomStatus.shape.waiting;

/**
 * While a team prepares in its back room the other side waits in front of the meeting. The two rooms may be on different nodes: each says
 * in Redis, on a short lease, that somebody prepares, or who waits, and reads what the other says. Without Redis no door is held.
 */
@Injectable()
export class MeetingDoors implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('rooms');
  private readonly holding = new Set<string>();
  /** By meeting: the back rooms that have been told who waits for them. */
  private readonly told = new Map<string, ReadonlySet<string>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly host: RoomHost,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  onApplicationBootstrap() {
    this.host.on('opened', (room) => {
      const beat = () => void this.beat(room);
      if (room.kind === 'team') room.on('joined', beat).on('left', beat).on('closed', beat);
      if (room.kind === 'meeting') room.on('joined', beat).on('waiting', beat).on('closed', beat);
    });
    this.timer = setInterval(() => {
      for (const room of this.host.all) void this.beat(room);
    }, beatMs).unref();
  }

  onModuleDestroy() {
    clearInterval(this.timer);
  }

  /** Before somebody with these claims comes into that room: learns whether the other side prepares. */
  async look(room: Room, { kind, sides }: RoomTicketClaims): Promise<void> {
    if (kind !== 'meeting' || sides === undefined || room.size > 0 || Date.now() >= Date.parse(sides.opensAt)) return;
    await this.safely(room, async () => room.setPreparing(await this.preparing([sides.own, sides.other])));
  }

  private async beat(room: Room): Promise<void> {
    if (room.kind === 'team') await this.safely(room, () => this.hold(room));
    if (room.kind === 'meeting') await this.safely(room, () => this.watch(room));
  }

  /** Of a back room: says that somebody prepares here, and learns who waits for them. */
  private async hold(room: Room): Promise<void> {
    const { id, backRoom } = room;
    if (backRoom?.hold(Date.now())) {
      this.holding.add(id);
      await this.redis.set(preparingKey(id), '1', 'PX', leaseMs);
      backRoom.setInFront(peopleIn(await this.redis.get(inFrontKey(id))));
    } else if (this.holding.delete(id)) {
      backRoom?.setInFront([]);
      await this.redis.del(preparingKey(id));
    }
  }

  /** Of a meeting: lets in whoever has nobody to wait for any more, and says who waits still. */
  private async watch(room: Room): Promise<void> {
    const held = room.heldBack;
    const before = this.told.get(room.id) ?? new Set();
    if (held.size === 0 && before.size === 0) return;
    room.setPreparing(await this.preparing([...held.keys()]));
    const waiting = room.heldBack;
    if (waiting.size === 0) this.told.delete(room.id);
    else this.told.set(room.id, new Set(waiting.keys()));
    const work = this.redis.multi();
    for (const [backRoom, people] of waiting) work.set(inFrontKey(backRoom), JSON.stringify(people), 'PX', leaseMs);
    for (const backRoom of before) if (!waiting.has(backRoom)) work.del(inFrontKey(backRoom));
    await work.exec();
  }

  /** Those of these back rooms in which somebody prepares. */
  private async preparing(backRooms: readonly string[]): Promise<string[]> {
    if (backRooms.length === 0) return [];
    const leases = await this.redis.mget(backRooms.map(preparingKey));
    return backRooms.filter((_, index) => leases[index] !== null);
  }

  /** Whatever fails, nobody is left standing. */
  private async safely(room: Room, work: () => Promise<void>): Promise<void> {
    try {
      if (this.redis.status === 'ready') await work();
      else if (room.kind === 'meeting') room.setPreparing([]);
    } catch (error) {
      this.logger.warn({ roomId: room.id, error: String(error) }, 'the door of a meeting');
      if (room.kind === 'meeting') room.setPreparing([]);
    }
  }
}

function peopleIn(text: string | null): RoomStatus['waiting'] {
  return text === null ? [] : People.parse(JSON.parse(text));
}
