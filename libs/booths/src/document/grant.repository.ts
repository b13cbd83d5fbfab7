import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { GrantRecord } from './document-access.rules.js';

export interface ReaderRow {
  participantId: string;
  state: GrantRecord['state'] | null;
  askedNote: string;
  answerNote: string;
  expiresAt: Date | null;
  signatureId: string | null;
  typedName: string | null;
  signedAt: Date | null;
  readings: number;
  lastReadAt: Date | null;
}

/** Where a reader stands in the list. */
export interface ReaderPlace {
  participantId: string;
  /** 1 for those who wait for an answer. */
  isWaiting: number;
  /** Exact, as Postgres writes it. */
  lastAt: string;
}

/** Everybody whom a document, `$1`, has to do with. */
const people = `select participant_id as id from booths.document_grant where document_id = $1
  union select participant_id from booths.signature where document_id = $1
  union select participant_id from booths.document_reading where document_id = $1 and participant_id is not null`;

/** Who may read which document. */
@Injectable()
export class GrantRepository {
  constructor(private readonly dataSource: DataSource) {}

  async ask(manager: EntityManager, documentId: string, participantId: string, note: string): Promise<void> {
    await manager.query(
      `insert into booths.document_grant (document_id, participant_id, state, asked_note) values ($1, $2, 'asked', $3)
       on conflict (document_id, participant_id) do update
       set state = 'asked', asked_note = excluded.asked_note, answer_note = '', expires_at = null, updated_at = now()`,
      [documentId, participantId, note],
    );
  }

  /** By signing, where the team has not decided yet. */
  async openBySignature(
    manager: EntityManager,
    documentId: string,
    participantId: string,
    expiresAt: Date | null,
  ): Promise<void> {
    await manager.query(
      `insert into booths.document_grant (document_id, participant_id, state, expires_at) values ($1, $2, 'granted', $3)
       on conflict (document_id, participant_id) do nothing`,
      [documentId, participantId, expiresAt],
    );
  }

  async decide(
    manager: EntityManager,
    grant: {
      documentId: string;
      participantId: string;
      state: 'granted' | 'refused' | 'revoked';
      note: string;
      expiresAt: Date | null;
      decidedBy: string;
    },
  ): Promise<void> {
    await manager.query(
      `insert into booths.document_grant (document_id, participant_id, state, answer_note, expires_at, decided_by)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (document_id, participant_id) do update
       set state = excluded.state, answer_note = excluded.answer_note, expires_at = excluded.expires_at,
         decided_by = excluded.decided_by, updated_at = now()`,
      [grant.documentId, grant.participantId, grant.state, grant.note, grant.expiresAt, grant.decidedBy],
    );
  }

  /** Those who wait first, then by what happened last; one more than `limit`. */
  async readers(documentId: string, after: ReaderPlace | null, limit: number): Promise<(ReaderRow & ReaderPlace)[]> {
    return this.dataSource.query(
      `select r.*, r."lastAt"::text as "lastAt" from (
         select p.id as "participantId", g.state, coalesce(g.asked_note, '') as "askedNote",
           coalesce(g.answer_note, '') as "answerNote", g.expires_at as "expiresAt", s.id as "signatureId",
           s.typed_name as "typedName", s.signed_at as "signedAt", coalesce(r.readings, 0) as readings, r.last as "lastReadAt",
           (g.state is not distinct from 'asked')::int as "isWaiting", greatest(g.updated_at, s.signed_at, r.last) as "lastAt"
         from (${people}) p
         left join booths.document_grant g on g.document_id = $1 and g.participant_id = p.id
         left join lateral (select id, typed_name, signed_at from booths.signature
           where document_id = $1 and participant_id = p.id order by signed_at desc limit 1) s on true
         left join lateral (select count(*)::int as readings, max(at) as last from booths.document_reading
           where document_id = $1 and participant_id = p.id) r on true
       ) r
       where $2::int is null or (r."isWaiting", r."lastAt", r."participantId") < ($2::int, $3::timestamptz, $4::uuid)
       order by r."isWaiting" desc, r."lastAt" desc, r."participantId" desc limit $5`,
      [documentId, after?.isWaiting ?? null, after?.lastAt ?? null, after?.participantId ?? null, limit + 1],
    );
  }

  async countReaders(documentId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(`select count(*)::int as count from (${people}) p`, [
      documentId,
    ]);
    return row.count;
  }
}
