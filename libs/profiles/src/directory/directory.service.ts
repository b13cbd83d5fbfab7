import { Injectable } from '@nestjs/common';
import type {
  listDirectory,
  listParticipants,
  Page,
  ParticipantCard,
  ParticipantRow,
  ProfileStats,
  QueryOf,
} from '@parvis/contracts';
import { notFound, pageFrom } from '@parvis/platform';
import { idInCursor } from '../id-cursor.js';
import { type CardRow, toCard } from '../participant/participant-card.js';
import { ParticipantReader } from '../participant/participant-reader.js';
import { DirectoryRepository } from './directory.repository.js';
import { toParticipantRow } from './participant-row.js';

@Injectable()
export class DirectoryService {
  constructor(
    private readonly directory: DirectoryRepository,
    private readonly reader: ParticipantReader,
  ) {}

  async list(
    fairId: string,
    { cursor, limit, ...filter }: QueryOf<typeof listDirectory>,
  ): Promise<Page<ParticipantCard>> {
    const [rows, total] = await Promise.all([
      this.directory.list(fairId, filter, { after: idInCursor(cursor), limit }),
      this.directory.count(fairId, filter),
    ]);
    return pageFrom(rows, limit, total, placeOf, toCard);
  }

  async one(fairId: string, participantId: string): Promise<ParticipantCard> {
    const card = await this.reader.card(fairId, participantId);
    if (!card) throw notFound('person');
    return card;
  }

  async listWithProgress(
    fairId: string,
    { cursor, limit, ...filter }: QueryOf<typeof listParticipants>,
  ): Promise<Page<ParticipantRow>> {
    const [rows, total] = await Promise.all([
      this.directory.listWithProgress(fairId, filter, { after: idInCursor(cursor), limit }),
      this.directory.countWithProgress(fairId, filter),
    ]);
    return pageFrom(rows, limit, total, placeOf, toParticipantRow);
  }

  stats(fairId: string): Promise<ProfileStats> {
    return this.directory.stats(fairId);
  }
}

/** Names may be long, so the cursor holds the person and the query looks the name up. */
const placeOf = (row: CardRow) => [row.id];
