import { Injectable } from '@nestjs/common';
import type { Page, StageSession, StageSessionContent } from '@parvis/contracts';
import { type FairCaller, notAllowed, pageFrom, RoomRevocations, timePlaceOf, timePositionOf } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { sessionOver, sessionState } from './stage.errors.js';
import { StageRepository } from './stage.repository.js';
import { changedParts, whoMayMove } from './stage.rules.js';
import { StageAccess } from './stage-access.js';
import { StageAgendaService } from './stage-agenda.service.js';
import { StageNews } from './stage-news.js';
import { StageViews } from './stage-views.js';

@Injectable()
export class StageService {
  constructor(
    private readonly sessions: StageRepository,
    private readonly access: StageAccess,
    private readonly views: StageViews,
    private readonly agendas: StageAgendaService,
    private readonly revocations: RoomRevocations,
    private readonly news: StageNews,
    private readonly dataSource: DataSource,
  ) {}

  async list(
    fairId: string,
    query: { cursor?: string; limit: number },
    caller: FairCaller,
  ): Promise<Page<StageSession>> {
    const [rows, total, person] = await Promise.all([
      this.sessions.page(fairId, timePositionOf(query.cursor), query.limit),
      this.sessions.count(fairId),
      this.access.personOf(fairId, caller),
    ]);
    const place = ({ time, id }: { time: string; id: string }) => timePlaceOf({ at: { time, id } });
    const page = pageFrom(rows, query.limit, total, place, (row) => row);
    return { ...page, items: await this.views.of(page.items, person.id, caller) };
  }

  async get(fairId: string, sessionId: string, caller: FairCaller): Promise<StageSession> {
    return this.views.one(await this.access.enter(fairId, sessionId, caller), caller);
  }

  async create(fairId: string, content: StageSessionContent, caller: FairCaller): Promise<StageSession> {
    await this.access.assertOfFair(fairId, content);
    const id = await this.dataSource.transaction(async (manager) => {
      const id = await this.sessions.insert(manager, fairId, content);
      await this.agendas.plan(manager, id, content, []);
      return id;
    });
    await this.news.tell(fairId, id);
    return this.get(fairId, id, caller);
  }

  async update(
    fairId: string,
    sessionId: string,
    content: StageSessionContent,
    caller: FairCaller,
  ): Promise<StageSession> {
    await Promise.all([this.access.moderate(fairId, sessionId, caller), this.access.assertOfFair(fairId, content)]);
    const before = await this.sessions.people([sessionId]);
    const isOpen = await this.dataSource.transaction(async (manager) => {
      const isOpen = await this.sessions.update(manager, sessionId, content);
      if (isOpen) await this.agendas.plan(manager, sessionId, content, before);
      return isOpen;
    });
    if (!isOpen) throw sessionOver();
    await this.revocations.outdate(sessionId, changedParts(before, content.people));
    await this.news.tell(fairId, sessionId);
    return this.get(fairId, sessionId, caller);
  }

  /** Doing it twice is doing it once. */
  async move(
    fairId: string,
    sessionId: string,
    to: 'live' | 'over' | 'cancelled',
    caller: FairCaller,
  ): Promise<StageSession> {
    const place = await this.access.moderate(fairId, sessionId, caller);
    const { state } = place.session;
    if (state === to) return this.views.one(place, caller);
    const mover = whoMayMove(state, to);
    if (mover === null) throw sessionState(`A session that is ${state} cannot become ${to}`);
    if (mover === 'organiser' && !caller.roles.includes('organiser'))
      throw notAllowed('Only an organiser may cancel a session');
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.sessions.move(manager, sessionId, state, to)))
        throw sessionState('Somebody else has changed the session just now');
      if (to === 'cancelled') await this.agendas.cancel(manager, sessionId);
    });
    if (to !== 'live') await this.revocations.end(sessionId);
    await this.news.tell(fairId, sessionId);
    return this.get(fairId, sessionId, caller);
  }

  async publishRecording(
    fairId: string,
    sessionId: string,
    isPublished: boolean,
    caller: FairCaller,
  ): Promise<StageSession> {
    await this.access.moderate(fairId, sessionId, caller);
    await this.sessions.publishRecording(sessionId, isPublished);
    await this.news.tell(fairId, sessionId);
    return this.get(fairId, sessionId, caller);
  }
}
