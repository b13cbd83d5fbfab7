import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { NodeLoad, RoomHome } from './placement.rules.js';
import {
  beatScript,
  claimScript,
  handOverScript,
  homeLifeMs,
  keepScript,
  keys,
  lookScript,
  promiseScript,
  releaseScript,
} from './room-nodes.scripts.js';

/** What a media node says of itself with each heartbeat. */
export const RoomNodeRecord = z.object({
  id: z.string(),
  origin: z.string(),
  path: z.string(),
  load: z.number(),
  capacity: z.number(),
  rooms: z.int(),
  isDraining: z.boolean(),
  isOverloaded: z.boolean(),
});
export type RoomNodeRecord = z.infer<typeof RoomNodeRecord>;

export type LiveRoomNode = RoomNodeRecord & NodeLoad;

export interface RoomView {
  nodes: LiveRoomNode[];
  home: RoomHome | null;
  /** Nodes that show a stage which another one hosts. */
  showing: Set<string>;
}

export interface Claim {
  /** Higher than that of any claim before. */
  epoch: number;
  /** What an earlier host has left with {@link RoomNodes.handOver}, or {@link RoomNodes.keep} before it died; null when there is nothing. */
  state: unknown;
}

const Looked = z.tuple([z.array(z.tuple([z.string(), z.number()])), z.string(), z.number(), z.array(z.string())]);

/**
 * What Redis holds of the media nodes: who lives (a heartbeat every 250 ms is good for 2 s), which node has which room and since which
 * epoch, and what has been promised. An epoch is given once, ever higher: whoever sees a higher one than its own has lost the room. Each
 * method is one script and so one step; all reject when Redis is away.
 */
export class RoomNodes {
  constructor(private readonly redis: Redis) {}

  /** All living nodes, and where this room is. */
  async look(roomId: string): Promise<RoomView> {
    const answer: unknown = await this.redis.eval(lookScript, 3, keys.nodes, keys.home(roomId), keys.showing(roomId));
    const [records, node, epoch, showing] = Looked.parse(answer);
    const nodes = records.flatMap(([text, promised]) => {
      const record = RoomNodeRecord.safeParse(JSON.parse(text));
      return record.success ? [{ ...record.data, promised }] : [];
    });
    return { nodes, home: node === '' ? null : { node, epoch }, showing: new Set(showing) };
  }

  /**
   * Promises a new room to a node for 20 s. Answers the node that has the room in the end: another one may have been quicker.
   * @param voided a node whose earlier promise of this room is taken back
   */
  async promise(roomId: string, node: string, packets: number, voided: string | null): Promise<string> {
    return z
      .string()
      .parse(
        await this.redis.eval(
          promiseScript,
          2,
          keys.home(roomId),
          keys.promised(node),
          roomId,
          node,
          voided ?? '',
          Math.round(packets),
        ),
      );
  }

  /**
   * Takes a room for a node. `elsewhere`: another living node has it; `overloaded`: the node takes no new rooms, and nobody has handed
   * this one over to it.
   */
  async claim(roomId: string, node: string, takesNew = true): Promise<Claim | 'elsewhere' | 'overloaded'> {
    const answer: unknown = await this.redis.eval(
      claimScript,
      4,
      keys.home(roomId),
      keys.fence,
      keys.handover(roomId),
      keys.kept(roomId),
      node,
      takesNew ? 1 : 0,
    );
    const [epoch, state] = z.tuple([z.int(), z.string()]).parse(answer);
    if (epoch === 0) return 'elsewhere';
    if (epoch < 0) return 'overloaded';
    return { epoch, state: state === '' ? null : JSON.parse(state) };
  }

  async release(roomId: string, node: string, epoch: number): Promise<void> {
    await this.redis.eval(releaseScript, 2, keys.home(roomId), keys.kept(roomId), node, epoch);
  }

  /** Keeps the state of an open room for 15 s, for the node that takes it over should this one die. */
  async keep(roomId: string, { node, epoch }: { node: string; epoch: number }, state: string): Promise<void> {
    await this.redis.eval(keepScript, 2, keys.home(roomId), keys.kept(roomId), node, epoch, state);
  }

  /** Promises an open room to another node, which finds `state` when it opens the room. False when the room was not this node's. */
  async handOver(
    roomId: string,
    from: { node: string; epoch: number },
    heir: string,
    state: unknown,
  ): Promise<boolean> {
    const done: unknown = await this.redis.eval(
      handOverScript,
      2,
      keys.home(roomId),
      keys.handover(roomId),
      from.node,
      from.epoch,
      heir,
      JSON.stringify(state),
    );
    return done === 1;
  }

  /** Lives on and keeps its rooms. Answers those that another node has by now. */
  async beat(record: RoomNodeRecord, held: ReadonlyMap<string, number>): Promise<string[]> {
    const lost: unknown = await this.redis.eval(
      beatScript,
      4,
      keys.node(record.id),
      keys.nodes,
      keys.promised(record.id),
      keys.fence,
      record.id,
      JSON.stringify(record),
      ...[...held].flat(),
    );
    return z.array(z.string()).parse(lost);
  }

  /** The node is not there any more. */
  async depart(node: string): Promise<void> {
    await this.redis.multi().del(keys.node(node)).zrem(keys.nodes, node).exec();
  }

  /** This node shows a stage of another one, for as long as it says so again within 15 s. */
  async show(roomId: string, node: string): Promise<void> {
    await this.redis
      .multi()
      .zadd(keys.showing(roomId), Date.now() + homeLifeMs, node)
      .pexpire(keys.showing(roomId), homeLifeMs)
      .exec();
  }

  async hide(roomId: string, node: string): Promise<void> {
    await this.redis.zrem(keys.showing(roomId), node);
  }
}
