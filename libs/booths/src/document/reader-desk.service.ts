import { Injectable } from '@nestjs/common';
import type {
  AnswerOf,
  BodyOf,
  DocumentReader,
  DocumentReading,
  decideOnReader,
  listDocumentReaders,
  listDocumentReadings,
  QueryOf,
} from '@parvis/contracts';
import {
  decodeCursor,
  encodeCursor,
  type FairCaller,
  invalid,
  notFound,
  Outbox,
  pageFrom,
  timePlaceOf,
  timePositionOf,
} from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { DocumentRepository } from './document.repository.js';
import { grantEnd } from './document-access.rules.js';
import type { DocumentPlace } from './document-desk.service.js';
import { DocumentDoor } from './document-door.js';
import { GrantRepository, type ReaderPlace, type ReaderRow } from './grant.repository.js';
import { ReadingRepository, type ReadingRow } from './reading.repository.js';

type Log = AnswerOf<typeof listDocumentReadings>;

/** Who reads a booth's documents: decided and looked at by its team, and about oneself by everybody. */
@Injectable()
export class ReaderDeskService {
  constructor(
    private readonly door: DocumentDoor,
    private readonly documents: DocumentRepository,
    private readonly grants: GrantRepository,
    private readonly readings: ReadingRepository,
    private readonly participants: ParticipantReader,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  async list(
    place: DocumentPlace,
    { cursor, limit }: QueryOf<typeof listDocumentReaders>,
    caller: FairCaller,
  ): Promise<AnswerOf<typeof listDocumentReaders>> {
    await this.enter(place, caller);
    const [rows, total] = await Promise.all([
      this.grants.readers(place.documentId, readerPlaceOf(cursor), limit),
      this.grants.countReaders(place.documentId),
    ]);
    const people = await this.participants.faces(
      place.fairId,
      rows.map(({ participantId }) => participantId),
    );
    const placeOf = ({ isWaiting, lastAt, participantId }: ReaderPlace) => [isWaiting, lastAt, participantId];
    const page = pageFrom(rows, limit, total, placeOf, (row) => ({ row, person: people.get(row.participantId) }));
    return { ...page, items: page.items.flatMap(({ row, person }) => (person ? [{ person, ...toReader(row) }] : [])) };
  }

  /** @throws NOT_FOUND for somebody of another fair */
  async decide(
    place: DocumentPlace,
    participantId: string,
    { decision, note, expiresAt }: BodyOf<typeof decideOnReader>,
    caller: FairCaller,
  ): Promise<void> {
    await this.enter(place, caller);
    const person = await this.participants.find(place.fairId, participantId);
    if (!person) throw notFound('person');
    await this.dataSource.transaction(async (manager) => {
      const { boothId, documentId } = place;
      const isThere = await this.documents.lock(manager, boothId, documentId);
      const document = isThere && (await this.documents.find(boothId, documentId, null, manager));
      if (!document) throw notFound('document');
      const end = endOf(expiresAt, document.accessDays);
      await this.grants.decide(manager, {
        documentId,
        participantId,
        state: decision,
        note,
        expiresAt: decision === 'granted' ? end : null,
        decidedBy: caller.userId,
      });
      await this.outbox.record(manager, 'document.decided.v1', {
        fairId: place.fairId,
        boothId,
        documentId,
        title: document.title,
        decision,
        userIds: [person.userId],
      });
    });
  }

  async log(
    place: DocumentPlace,
    { cursor, limit }: QueryOf<typeof listDocumentReadings>,
    caller: FairCaller,
  ): Promise<Log> {
    await this.enter(place, caller);
    const [rows, total] = await Promise.all([
      this.readings.ofDocument(place.documentId, timePositionOf(cursor), limit + 1),
      this.readings.countOfDocument(place.documentId),
    ]);
    return this.page(rows, limit, total);
  }

  async ownLog(
    fairId: string,
    { cursor, limit }: QueryOf<typeof listDocumentReadings>,
    caller: FairCaller,
  ): Promise<Log> {
    const [rows, total] = await Promise.all([
      this.readings.ofUser(fairId, caller.userId, timePositionOf(cursor), limit + 1),
      this.readings.countOfUser(fairId, caller.userId),
    ]);
    return this.page(rows, limit, total);
  }

  private async enter({ fairId, boothId, documentId }: DocumentPlace, caller: FairCaller): Promise<void> {
    await this.door.enterAsTeam(fairId, boothId, caller);
    if (!(await this.documents.find(boothId, documentId, null))) throw notFound('document');
  }

  private async page(rows: readonly ReadingRow[], limit: number, total: number): Promise<Log> {
    const ids = rows.flatMap(({ participantId }) => participantId ?? []);
    const people = await this.participants.lines([...new Set(ids)]);
    const toItem = ({ participantId, when, at: _, ...row }: ReadingRow): DocumentReading => {
      const person = participantId === null ? undefined : people.get(participantId);
      return { ...row, name: person?.name ?? '', companyName: person?.companyName ?? '', at: when.toISOString() };
    };
    return pageFrom(rows, limit, total, ({ id, at }) => timePlaceOf({ at: { time: at, id } }), toItem);
  }
}

/** What the team said, or else the document's own days from now on. */
const endOf = (said: string | null | undefined, accessDays: number | null): Date | null => {
  if (said === undefined) return grantEnd(accessDays, new Date());
  return said === null ? null : new Date(said);
};

/** @throws INVALID_INPUT for a cursor of another list */
function readerPlaceOf(cursor: string | undefined): ReaderPlace | null {
  const values = decodeCursor(cursor, 3);
  if (values === null) return null;
  const [isWaiting, lastAt, participantId] = values;
  const at = timePositionOf(encodeCursor([lastAt ?? null, participantId ?? null]));
  if (at === null || (isWaiting !== 0 && isWaiting !== 1)) throw invalid('cursor', 'unknown');
  return { isWaiting, lastAt: at.time, participantId: at.id };
}

function toReader(row: ReaderRow & ReaderPlace): Omit<DocumentReader, 'person'> {
  const {
    participantId: _,
    isWaiting: __,
    lastAt: ___,
    signatureId,
    typedName,
    signedAt,
    expiresAt,
    lastReadAt,
    ...rest
  } = row;
  const isSigned = signatureId !== null && typedName !== null && signedAt !== null;
  return {
    ...rest,
    expiresAt: expiresAt?.toISOString() ?? null,
    signature: isSigned ? { id: signatureId, typedName, signedAt: signedAt.toISOString() } : null,
    lastReadAt: lastReadAt?.toISOString() ?? null,
  };
}
