import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { LeadRecorder } from './lead-recorder.js';

@HandlesEvent('booth.visited.v1', 'booths.lead')
export class BoothVisitedHandler implements EventHandler<'booth.visited.v1'> {
  constructor(private readonly recorder: LeadRecorder) {}

  async handle({ at, ...visit }: EventPayload<'booth.visited.v1'>): Promise<void> {
    await this.recorder.record({ ...visit, kind: 'visited', key: `visited:${at}`, at: new Date(at) });
  }
}

@HandlesEvent('document.opened.v1', 'booths.lead')
export class DocumentOpenedHandler implements EventHandler<'document.opened.v1'> {
  constructor(private readonly recorder: LeadRecorder) {}

  async handle({ at, documentId, title, ...opening }: EventPayload<'document.opened.v1'>): Promise<void> {
    const key = `document:${documentId}`;
    await this.recorder.record({ ...opening, kind: 'document', key, at: new Date(at), details: { title } });
  }
}

/** However often the two chat: it is one happening. */
@HandlesEvent('chat.both-ways.v1', 'booths.lead')
export class ChattedHandler implements EventHandler<'chat.both-ways.v1'> {
  constructor(private readonly recorder: LeadRecorder) {}

  async handle({ at, ...chat }: EventPayload<'chat.both-ways.v1'>): Promise<void> {
    await this.recorder.record({ ...chat, kind: 'chatted', key: 'chatted', at: new Date(at) });
  }
}

@HandlesEvent('stand-call.ended.v1', 'booths.lead')
export class StandCallEndedHandler implements EventHandler<'stand-call.ended.v1'> {
  constructor(private readonly recorder: LeadRecorder) {}

  async handle(call: EventPayload<'stand-call.ended.v1'>): Promise<void> {
    await this.recorder.record({
      fairId: call.fairId,
      boothId: call.boothId,
      participantId: call.callerId,
      kind: 'called',
      key: `called:${call.callId}`,
      at: new Date(call.at),
      byId: call.takenById,
      details: { outcome: call.outcome, waitedSeconds: call.waitedSeconds, talkedSeconds: call.talkedSeconds },
    });
  }
}

/** Each exhibitor of a held meeting has met everybody of another company. */
@HandlesEvent('meeting.outcome.v1', 'booths.lead')
export class MeetingHeldHandler implements EventHandler<'meeting.outcome.v1'> {
  constructor(
    private readonly recorder: LeadRecorder,
    private readonly participants: ParticipantReader,
  ) {}

  async handle({ fairId, meetingId, heldBy, heldAt }: EventPayload<'meeting.outcome.v1'>): Promise<void> {
    const people = [...(await this.participants.faces(fairId, heldBy)).values()];
    const at = heldAt === null ? new Date() : new Date(heldAt);
    for (const host of people) {
      if (host.kind !== 'exhibitor' || host.companyId === null) continue;
      for (const guest of people) {
        if (guest.companyId === host.companyId) continue;
        await this.recorder.record({
          fairId,
          boothId: host.companyId,
          participantId: guest.id,
          kind: 'met',
          key: `met:${meetingId}`,
          at,
          byId: host.id,
        });
      }
    }
  }
}
