import { Injectable } from '@nestjs/common';
import type { StageSession } from '@parvis/contracts';
import { AgendaSessions } from '@parvis/meetings';
import type { FairCaller } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { StageRepository, type StageRow } from './stage.repository.js';
import type { StagePlace } from './stage-access.js';

/** Sessions as somebody of the fair sees them. */
@Injectable()
export class StageViews {
  constructor(
    private readonly sessions: StageRepository,
    private readonly participants: ParticipantReader,
    private readonly agendas: AgendaSessions,
  ) {}

  async one({ session, person }: StagePlace, caller: FairCaller): Promise<StageSession> {
    const [view] = await this.of([session], person.id, caller);
    if (!view) throw new Error('a session has no view');
    return view;
  }

  /** `ownId`: the caller's participant, or account for an organiser without a profile. */
  async of(rows: readonly StageRow[], ownId: string, caller: FairCaller): Promise<StageSession[]> {
    const [first] = rows;
    if (!first) return [];
    const ids = rows.map(({ id }) => id);
    const [people, marks] = await Promise.all([this.sessions.people(ids), this.agendas.marks(ownId, ids)]);
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
        onAgenda: marks.get(row.id) ?? null,
      };
    });
  }
}
