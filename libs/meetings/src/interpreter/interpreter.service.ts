import { Injectable } from '@nestjs/common';
import type { Interpreter, InterpreterSettings, Page } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { AppConfig, decodeCursor, notFound, Outbox, pageFrom } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { PublicationRepository } from '../publish/publication.repository.js';
import { InterpreterRepository } from './interpreter.repository.js';
import { InterpreterBookings } from './interpreter-bookings.js';
import { InterpreterKeys } from './interpreter-keys.js';
import { newsFor } from './interpreter-news.rules.js';

/** The interpreters of a fair, as its organiser has them. */
@Injectable()
export class InterpreterService {
  constructor(
    private readonly interpreters: InterpreterRepository,
    private readonly bookings: InterpreterBookings,
    private readonly publications: PublicationRepository,
    private readonly fairs: FairReader,
    private readonly dataSource: DataSource,
    private readonly keys: InterpreterKeys,
    private readonly config: AppConfig,
    private readonly outbox: Outbox,
  ) {}

  async list(fairId: string, query: { cursor?: string; limit: number }): Promise<Page<Interpreter>> {
    const [rows, total] = await Promise.all([
      this.interpreters.list(fairId, decodeCursor(query.cursor, 2), query.limit),
      this.interpreters.count(fairId),
    ]);
    return pageFrom(
      rows,
      query.limit,
      total,
      ({ name, id }) => [name, id],
      ({ edition, ...row }) => ({
        ...row,
        pageUrl: `${this.config.publicUrl}${this.keys.pathOf(row.id, edition)}`,
      }),
    );
  }

  async add(fairId: string, settings: InterpreterSettings): Promise<{ id: string }> {
    return { id: await this.interpreters.add(fairId, settings) };
  }

  /** @throws NOT_FOUND */
  async change(fairId: string, id: string, settings: InterpreterSettings): Promise<void> {
    const fair = await this.fairs.get(fairId);
    await this.dataSource.transaction(async (manager) => {
      await this.publications.lock(manager, fairId);
      if (!(await this.interpreters.change(manager, fairId, id, settings))) throw notFound('interpreter');
      await this.bookings.settle(manager, fair);
    });
  }

  /** @throws NOT_FOUND */
  async remove(fairId: string, id: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.publications.lock(manager, fairId);
      await this.bookings.releaseAllOf(manager, fairId, id);
      const removed = await this.interpreters.remove(manager, fairId, id);
      if (!removed) throw notFound('interpreter');
      const news = removed.email === '' ? null : newsFor(removed.told, [], Date.now());
      if (!news) return;
      const { email, name } = removed;
      await this.outbox.record(manager, 'interpreter.agenda.v1', { fairId, email, name, link: null, ...news });
    });
  }
}
