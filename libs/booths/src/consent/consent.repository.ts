import { Injectable } from '@nestjs/common';
import type { ConsentAct, ContactField } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

export interface NewConsent {
  fairId: string;
  boothId: string;
  participantId: string;
  act: ConsentAct;
  /** The same act has the same key. */
  key: string;
  fields: readonly ContactField[];
  at: Date;
}

export interface Receipt {
  id: string;
  boothId: string;
  participantId: string;
  act: ConsentAct;
  fields: ContactField[];
  givenAt: Date;
  revokedAt: Date | null;
}

const columns = `id, booth_id as "boothId", participant_id as "participantId", act, fields, given_at as "givenAt",
  revoked_at as "revokedAt"`;

@Injectable()
export class ConsentRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Adds a receipt; an act that is known keeps its receipt, with the earlier of the two times.
   * @returns whether there was none of this act
   */
  async add(manager: EntityManager, consent: NewConsent): Promise<boolean> {
    const [row]: [{ isNew: boolean }] = await manager.query(
      `insert into booths.consent (fair_id, booth_id, participant_id, act, key, fields, given_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (booth_id, participant_id, key) do update set given_at = least(consent.given_at, excluded.given_at)
       returning (xmax = 0) as "isNew"`,
      [consent.fairId, consent.boothId, consent.participantId, consent.act, consent.key, consent.fields, consent.at],
    );
    return row.isNew;
  }

  /** Whether the person has ever taken something back from this booth. */
  async hasRevoked(manager: EntityManager, boothId: string, participantId: string): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `select 1 from booths.consent where booth_id = $1 and participant_id = $2 and revoked_at is not null limit 1`,
      [boothId, participantId],
    );
    return rows.length > 0;
  }

  /** Takes back what stands: one receipt, those of a booth, or all of a person's. Answers what each booth had of it, the booths once each. */
  async revoke(
    manager: EntityManager,
    participantId: string,
    which: { consentId?: string; boothId?: string } = {},
  ): Promise<{ boothId: string; fields: Set<ContactField> }[]> {
    const [rows]: [{ boothId: string; fields: ContactField[] }[]] = await manager.query(
      `update booths.consent set revoked_at = now()
       where participant_id = $1 and revoked_at is null and ($2::uuid is null or id = $2) and ($3::uuid is null or booth_id = $3)
       returning booth_id as "boothId", fields`,
      [participantId, which.consentId ?? null, which.boothId ?? null],
    );
    return [...new Set(rows.map(({ boothId }) => boothId))].map((boothId) => ({
      boothId,
      fields: new Set(rows.filter((row) => row.boothId === boothId).flatMap(({ fields }) => fields)),
    }));
  }

  /** Serialises what one person gives to one booth and takes back, until the transaction ends. */
  async lock(manager: EntityManager, boothId: string, participantId: string): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 1795305600021))`, [
      `consent ${boothId} ${participantId}`,
    ]);
  }

  async has(participantId: string, id: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from booths.consent where participant_id = $1 and id = $2`,
      [participantId, id],
    );
    return rows.length > 0;
  }

  /** Receipts of these people for one booth, revoked ones included. */
  async ofBooth(boothId: string, participantIds: readonly string[]): Promise<Receipt[]> {
    if (participantIds.length === 0) return [];
    return this.dataSource.query(
      `select ${columns} from booths.consent where booth_id = $1 and participant_id = any($2::uuid[])
       order by given_at, id`,
      [boothId, participantIds],
    );
  }

  /** A person's receipts, newest first. */
  async ofPerson(
    participantId: string,
    after: TimePosition | null,
    limit: number,
  ): Promise<(Receipt & { place: string })[]> {
    return this.dataSource.query(
      `select ${columns}, given_at::text as place from booths.consent
       where participant_id = $1 and ($2::timestamptz is null or (given_at, id) < ($2::timestamptz, $3::uuid))
       order by given_at desc, id desc limit ${limit}`,
      [participantId, after?.time ?? null, after?.id ?? null],
    );
  }

  async countOfPerson(participantId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from booths.consent where participant_id = $1`,
      [participantId],
    );
    return row.count;
  }
}
