import { networkInterfaces } from 'node:os';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { RoomEvents } from '@parvis/contracts';
import { MirrorFeed, type Room, RoomHost } from '@parvis/media';
import { AppConfig } from '@parvis/platform';
import type { z } from 'zod';
import { mirrorMessages, type Viewers } from './mirror-messages.js';
import { NodeBus, NodeRefusal } from './node-bus.js';
import { NodeRegistry } from './node-registry.js';
import { pipeListen } from './pipe-listen.rules.js';

interface Attachment {
  id: string;
  node: string;
  room: Room;
  feed: MirrorFeed;
  heardAt: number;
}

const lookMs = 2_000;
/** Of a mirror that has been silent for so long is asked whether its node lives. */
const silentMs = 5_000;
/** It is dropped then, even if its node lives. */
const lostMs = 20_000;

/** Lets other nodes show the stages of this one: feeds each of them, and hears of the viewers there. */
@Injectable()
export class StageOrigin implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('rooms');
  private readonly attachments = new Set<Attachment>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly bus: NodeBus,
    private readonly host: RoomHost,
    private readonly registry: NodeRegistry,
    private readonly config: AppConfig,
  ) {
    bus.handle('stage.attach', (body, from) => this.attach(mirrorMessages['stage.attach'].parse(body), from));
    bus.handle('stage.renew', async (body, from) => this.renew(mirrorMessages['stage.renew'].parse(body), from));
    bus.handle('stage.detach', async (body, from) => {
      const { roomId, id } = mirrorMessages['stage.detach'].parse(body);
      this.drop(this.find(roomId, id, from));
    });
    bus.handle('stage.react', async (body, from) => {
      const { roomId, id, reaction } = mirrorMessages['stage.react'].parse(body);
      this.find(roomId, id, from)?.room.spread.reactFrom(from, reaction);
    });
  }

  onApplicationBootstrap() {
    this.host.on('opened', (room) => this.follow(room));
    this.timer = setInterval(() => void this.lookForSilent(), lookMs).unref();
  }

  beforeApplicationShutdown() {
    if (this.timer !== null) clearInterval(this.timer);
  }

  private follow(room: Room): void {
    if (room.kind !== 'stage' || room.spread.mirrored !== null) return;
    room.on('shown', () => {
      for (const { feed } of this.of(room)) feed.changed();
    });
    room.on('reaction', (reaction, via) => this.tellReaction(room, reaction, via));
    room.on('reset', () => this.endAll(room, 'reset'));
    room.on('moving', () => this.endAll(room, 'elsewhere'));
    room.on('closed', (reason) => this.endAll(room, reason === 'ended' ? 'ended' : 'elsewhere'));
  }

  private async attach({ roomId, id, pipe, viewers }: z.infer<(typeof mirrorMessages)['stage.attach']>, node: string) {
    const room = this.host.find(roomId);
    const isOurs = room?.kind === 'stage' && room.spread.mirrored === null && this.registry.holds(roomId);
    if (room === undefined || !isOurs) throw new NodeRefusal('this stage is not here');
    const listen = pipeListen(
      this.config.get('RTC_LISTEN_IP'),
      this.config.get('ROOMS_PIPE_ADDRESS'),
      networkInterfaces(),
    );
    const feed = await MirrorFeed.open(room, listen, pipe, (state) =>
      this.bus.tell(node, 'mirror.state', { roomId, id, state }),
    );
    if (room.closed || feed.closed) {
      feed.close();
      throw new NodeRefusal('this stage has just closed');
    }
    const formers = this.of(room).filter((one) => one.node === node);
    const attachment = { id, node, room, feed, heardAt: Date.now() };
    this.attachments.add(attachment);
    // Not before: a stage whose only people are that node's viewers would be empty for a moment, and close.
    for (const former of formers) this.drop(former);
    this.hear(attachment, viewers);
    return { pipe: feed.address, state: feed.state };
  }

  private renew({ roomId, id, version, viewers }: z.infer<(typeof mirrorMessages)['stage.renew']>, node: string) {
    const attachment = this.find(roomId, id, node);
    if (attachment === undefined || attachment.feed.closed) throw new NodeRefusal('this mirror is not known');
    this.hear(attachment, viewers);
    const { state } = attachment.feed;
    return { state: state.version === version ? null : state };
  }

  private hear(attachment: Attachment, { count, hands }: Viewers): void {
    const { node, room, id } = attachment;
    attachment.heardAt = Date.now();
    const tell = (name: 'mirror.lower-hand' | 'mirror.call-over') => (participantId: string) =>
      this.bus.tell(node, name, { roomId: room.id, id, participantId });
    room.spread.setRemote(node, {
      count,
      hands,
      lowerHand: tell('mirror.lower-hand'),
      callOver: tell('mirror.call-over'),
    });
  }

  private tellReaction(room: Room, reaction: RoomEvents['reaction'], via: string | null): void {
    for (const { node, id } of this.of(room)) {
      if (node !== via) this.bus.tell(node, 'mirror.reaction', { roomId: room.id, id, reaction });
    }
  }

  private endAll(room: Room, why: 'ended' | 'elsewhere' | 'reset'): void {
    for (const attachment of this.of(room)) {
      const { node, id } = attachment;
      this.bus.tell(node, 'mirror.over', { roomId: room.id, id, why });
      this.drop(attachment);
    }
  }

  private drop(attachment: Attachment | undefined): void {
    if (attachment === undefined || !this.attachments.delete(attachment)) return;
    const { feed, room, node } = attachment;
    feed.close();
    if (!this.of(room).some((other) => other.node === node)) room.spread.setRemote(node, null);
  }

  private of(room: Room): Attachment[] {
    return [...this.attachments].filter((attachment) => attachment.room === room);
  }

  private find(roomId: string, id: string, node: string): Attachment | undefined {
    return [...this.attachments].find((one) => one.room.id === roomId && one.id === id && one.node === node);
  }

  private async lookForSilent(): Promise<void> {
    const now = Date.now();
    const silent = [...this.attachments].filter(({ heardAt }) => now - heardAt > silentMs);
    if (silent.length === 0) return;
    try {
      const living = new Set((await this.registry.others()).map(({ id }) => id));
      for (const attachment of silent) {
        if (!living.has(attachment.node) || now - attachment.heardAt > lostMs) this.drop(attachment);
      }
    } catch (error) {
      // Without Redis nobody can be heard, and nobody is given up.
      this.logger.warn({ error: String(error) }, 'mirrors are silent');
    }
  }
}
