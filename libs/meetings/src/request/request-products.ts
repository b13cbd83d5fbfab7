import { Injectable } from '@nestjs/common';
import type { ProductName } from '@parvis/contracts';
import { RequestReader } from '@parvis/matchmaking';
import type { EntityManager } from 'typeorm';

interface Pair {
  aId: string;
  bId: string;
}

interface Asked {
  askedById: string;
  withId: string;
  product: ProductName;
}

/** What meetings are about: taken over from the requests that they come from, and kept whatever becomes of those. */
@Injectable()
export class RequestProducts {
  constructor(private readonly requests: RequestReader) {}

  /** Gives meetings of a fair that are not over, or those of a pair, what they have not got yet. */
  async keep(manager: EntityManager, fairId: string, pair?: Pair): Promise<void> {
    const asked = await this.requests.products(manager, fairId, pair);
    if (asked.length > 0)
      await this.write(
        manager,
        fairId,
        asked.map(({ fromId, toId, product }) => ({ askedById: fromId, withId: toId, product })),
        'do nothing',
      );
  }

  /** One of a pair has said something else, or nothing any more. */
  async renew(manager: EntityManager, fairId: string, fromId: string, toId: string): Promise<void> {
    const asked = await this.requests.products(manager, fairId, { aId: fromId, bId: toId });
    const product = asked.find((each) => each.fromId === fromId)?.product;
    if (product) {
      const said = [{ askedById: fromId, withId: toId, product }];
      await this.write(manager, fairId, said, 'do update set product_id = excluded.product_id, name = excluded.name');
      return;
    }
    await manager.query(
      `delete from meetings.meeting_product p using meetings.meeting m
       where m.id = p.meeting_id and m.fair_id = $1 and p.asked_by_id = $2 and upper(m.during) > now()
         and (m.a_id, m.b_id) = (least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid))`,
      [fairId, fromId, toId],
    );
  }

  private async write(
    manager: EntityManager,
    fairId: string,
    asked: readonly Asked[],
    onConflict: 'do nothing' | 'do update set product_id = excluded.product_id, name = excluded.name',
  ): Promise<void> {
    await manager.query(
      `insert into meetings.meeting_product (meeting_id, asked_by_id, product_id, name)
       select m.id, item."askedById", (item.product ->> 'id')::uuid, item.product -> 'name'
       from jsonb_to_recordset($2::jsonb) as item ("askedById" uuid, "withId" uuid, product jsonb)
       join meetings.meeting m on m.a_id = least(item."askedById", item."withId")
         and m.b_id = greatest(item."askedById", item."withId")
       where m.fair_id = $1 and m.status = 'scheduled' and upper(m.during) > now()
       on conflict (meeting_id, asked_by_id) ${onConflict}`,
      [fairId, JSON.stringify(asked)],
    );
  }
}
