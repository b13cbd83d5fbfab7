import { Injectable } from '@nestjs/common';
import type { Page, RoomTicket, StageSession, StageSessionContent } from '@parvis/contracts';
import {
  type FairCaller,
  invalid,
  notAllowed,
  pageFrom,
  RoomRevocations,
  RoomTickets,
  timePlaceOf,
  timePositionOf,
} from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { RoomPeople } from '../access/room-person.js';
import { sessionNotLive, sessionOver, sessionState } from './stage.errors.js';
import { StageRepository, type StageRow } from './stage.repository.js';
import { changedParts, stageDoor, stageRights, whoMayMove } from './stage.rules.js';
import { StageAccess, type StagePlace } from './stage-access.js';
import { StageNews } from './stage-news.js';

@Injectable()
export class StageService {
  constructor(
    private readonly sessions: StageRepository,
    private readonly access: StageAccess,
    private readonly people: RoomPeople,
    private readonly participants: ParticipantReader,
    private readonly tickets: RoomTickets,
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
      this.people.of(fairId, caller),
    ]);
    const place = ({ time, id }: { time: string; id: string }) => timePlaceOf({ at: { time, id } });
    const page = pageFrom(rows, query.limit, total, place, (row) => row);
    return { ...page, items: await this.views(page.items, person.id, caller) };
  }

  async get(fairId: string, sessionId: string, caller: FairCaller): Promise<StageSession> {
    return this.view(await this.access.enter(fairId, sessionId, caller), caller);
  }

  async create(fairId: string, content: StageSessionContent, caller: FairCaller): Promise<StageSession> {
    await this.assertOfFair(fairId, content);
    const id = await this.dataSource.transaction((manager) => this.sessions.insert(manager, fairId, content));
    await this.news.tell(fairId, id);
    return this.get(fairId, id, caller);
  }

  async update(
    fairId: string,
    sessionId: string,
    content: StageSessionContent,
    caller: FairCaller,
  ): Promise<StageSession> {
    await Promise.all([this.access.moderate(fairId, sessionId, caller), this.assertOfFair(fairId, content)]);
    const before = await this.sessions.people([sessionId]);
    const isOpen = await this.dataSource.transaction((manager) => this.sessions.update(manager, sessionId, content));
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
    if (state === to) return this.view(place, caller);
    const mover = whoMayMove(state, to);
    if (mover === null) throw sessionState(`A session that is ${state} cannot become ${to}`);
    if (mover === 'organiser' && !caller.roles.includes('organiser'))
      throw notAllowed('Only an organiser may cancel a session');
    if (!(await this.sessions.move(sessionId, state, to)))
      throw sessionState('Somebody else has changed the session just now');
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

  async ticket(fairId: string, sessionId: string, caller: FairCaller): Promise<RoomTicket> {
    const { session, person, part } = await this.access.enter(fairId, sessionId, caller);
    const door = stageDoor({ ...session, startsAt: session.startsAt.toISOString() }, part, Date.now());
    if (door === 'over') throw sessionOver();
    if (door === 'not-live') throw sessionNotLive();
    return this.tickets.issue({
      roomId: session.id,
      fairId,
      kind: 'stage',
      knocks: false,
      participantId: person.id,
      displayName: person.displayName,
      companyName: person.companyName,
      ...stageRights[part],
      // A session that runs late goes on until somebody ends it.
      endsAt: session.endsAt.getTime() > Date.now() ? session.endsAt.toISOString() : null,
    });
  }

  private async assertOfFair(fairId: string, { people }: StageSessionContent): Promise<void> {
    const faces = await this.participants.faces(
      fairId,
      people.map(({ participantId }) => participantId),
    );
    if (faces.size < people.length) throw invalid('people', 'unknown');
  }

  private async view({ session, person }: StagePlace, caller: FairCaller): Promise<StageSession> {
    const [view] = await this.views([session], person.id, caller);
    if (!view) throw new Error('a session has no view');
    return view;
  }

  private async views(rows: readonly StageRow[], ownId: string, caller: FairCaller): Promise<StageSession[]> {
    const [first] = rows;
    if (!first) return [];
    const people = await this.sessions.people(rows.map(({ id }) => id));
    const faces = await this.participants.faces(first.fairId, [
      ...new Set(people.map(({ participantId }) => participantId)),
    ]);
    return rows.map((row) => {
      const own = people.filter(({ sessionId }) => sessionId === row.id);
      const part = own.find(({ participantId }) => participantId === ownId)?.part;
      return {
        id: row.id,
        title: row.title,
        description: row.description,
        startsAt: row.startsAt.toISOString(),
        endsAt: row.endsAt.toISOString(),
        state: row.state,
        liveAt: row.liveAt?.toISOString() ?? null,
        overAt: row.overAt?.toISOString() ?? null,
        people: own.flatMap(({ participantId, part }) => {
          const person = faces.get(participantId);
          return person ? [{ person, part }] : [];
        }),
        ownPart: caller.roles.includes('organiser') ? 'moderator' : (part ?? 'viewer'),
        isRecordingPublished: row.isRecordingPublished,
      };
    });
  }
}
