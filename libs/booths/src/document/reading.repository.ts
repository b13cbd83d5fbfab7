import { Injectable } from '@nestjs/common';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

/** From where somebody reads or signs. */
export interface Whereabouts {
  address: string;
  userAgent: string;
}

export interface NewReading extends Whereabouts {
  documentId: string;
  version: number;
  participantId: string | null;
  userId: string;
  page: number | null;
}

export interface ReadingRow extends Whereabouts {
  id: string;
  documentId: string;
  title: string;
  version: number;
  page: number | null;
  participantId: string | null;
  when: Date;
  at: string;
}

const columns = `r.id, r.document_id as "documentId", d.title, r.version_number as version, r.page,
  r.participant_id as "participantId", r.address, r.user_agent as "userAgent", r.at as "when", r.at::text as at`;
const tables = 'booths.document_reading r join booths.document d on d.id = r.document_id';

/** What was delivered to whom. */
@Injectable()
export class ReadingRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(manager: EntityManager, reading: NewReading): Promise<void> {
    await manager.query(
      `insert into booths.document_reading (document_id, version_number, participant_id, user_id, page, address, user_agent)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        reading.documentId,
        reading.version,
        reading.participantId,
        reading.userId,
        reading.page,
        reading.address,
        reading.userAgent,
      ],
    );
  }

  /** When this person opened the document, if it was now for the first time. */
  async firstOpening(manager: EntityManager, documentId: string, participantId: string): Promise<Date | null> {
    const [row]: { at: Date }[] = await manager.query(
      `insert into booths.document_opening (document_id, participant_id) values ($1, $2)
       on conflict do nothing returning at`,
      [documentId, participantId],
    );
    return row?.at ?? null;
  }

  /** Newest first. */
  ofDocument(documentId: string, after: TimePosition | null, limit: number): Promise<ReadingRow[]> {
    return this.list('r.document_id = $1', [documentId], after, limit);
  }

  /** All that one account read in a fair, newest first. */
  ofUser(fairId: string, userId: string, after: TimePosition | null, limit: number): Promise<ReadingRow[]> {
    return this.list('r.user_id = $1 and d.fair_id = $2', [userId, fairId], after, limit);
  }

  countOfDocument(documentId: string): Promise<number> {
    return this.count('r.document_id = $1', [documentId]);
  }

  countOfUser(fairId: string, userId: string): Promise<number> {
    return this.count('r.user_id = $1 and d.fair_id = $2', [userId, fairId]);
  }

  private list(where: string, values: string[], after: TimePosition | null, limit: number): Promise<ReadingRow[]> {
    const [time, id, most] = [1, 2, 3].map((place) => `$${values.length + place}`);
    return this.dataSource.query(
      `select ${columns} from ${tables}
       where ${where} and (${time}::timestamptz is null or (r.at, r.id) < (${time}, ${id}::uuid))
       order by r.at desc, r.id desc limit ${most}`,
      [...values, after?.time ?? null, after?.id ?? null, limit],
    );
  }

  private async count(where: string, values: string[]): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from ${tables} where ${where}`,
      values,
    );
    return row.count;
  }
}
