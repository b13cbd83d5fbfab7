import { Injectable } from '@nestjs/common';
import type { StageSession, StageSessionContent } from '@parvis/contracts';
import { AgendaSessions } from '@parvis/meetings';
import { type FairCaller, notFound } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { sessionOver } from './stage.errors.js';
import { StageRepository } from './stage.repository.js';
import { StageAccess } from './stage-access.js';
import { StageViews } from './stage-views.js';

/** Sessions on people's agendas: by their own choice, and from the beginning for those who speak or moderate. */
@Injectable()
export class StageAgendaService {
  constructor(
    private readonly sessions: StageRepository,
    private readonly access: StageAccess,
    private readonly views: StageViews,
    private readonly agendas: AgendaSessions,
    private readonly dataSource: DataSource,
  ) {}

  /** Doing it twice is doing it once. @throws NOT_FOUND, SESSION_OVER */
  async put(fairId: string, sessionId: string, isBusy: boolean, caller: FairCaller): Promise<StageSession> {
    const place = await this.access.enter(fairId, sessionId, caller);
    if (!place.person.participant) throw notFound('profile');
    await this.dataSource.transaction(async (manager) => {
      // Whoever changes it waits, or has changed it before.
      const session = await this.sessions.hold(manager, sessionId);
      if (session?.state !== 'planned' && session?.state !== 'live') throw sessionOver();
      const planned = { ...session, startsAt: session.startsAt.toISOString(), endsAt: session.endsAt.toISOString() };
      await this.agendas.put(manager, [place.person.id], planned, { isBusy, changes: true });
    });
    return this.views.one(place, caller);
  }

  /** Doing it twice is doing it once. @throws NOT_FOUND */
  async remove(fairId: string, sessionId: string, caller: FairCaller): Promise<StageSession> {
    const place = await this.access.enter(fairId, sessionId, caller);
    await this.agendas.remove(place.person.id, sessionId);
    return this.views.one(place, caller);
  }

  /** What is planned is on the agendas of its people as time that is taken; whoever takes it off has it off until he or she is named anew. */
  async plan(
    manager: EntityManager,
    sessionId: string,
    content: StageSessionContent,
    before: readonly { participantId: string }[],
  ): Promise<void> {
    const planned = { ...content, id: sessionId };
    const known = new Set(before.map(({ participantId }) => participantId));
    const added = content.people.map(({ participantId }) => participantId).filter((id) => !known.has(id));
    await this.agendas.change(manager, planned);
    await this.agendas.put(manager, added, planned, { isBusy: true, changes: true });
  }

  cancel(manager: EntityManager, sessionId: string): Promise<void> {
    return this.agendas.cancel(manager, sessionId);
  }
}
