import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent, Outbox } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { BoothReader } from '../booth/booth-reader.js';
import { MeetingNoteRepository } from './meeting-note.repository.js';

/** Puts a note of a meeting that is shared with the team beside the lead whom it is about, and takes it away again. */
@HandlesEvent('meeting.noted.v1', 'booths.lead')
export class MeetingNotedHandler implements EventHandler<'meeting.noted.v1'> {
  constructor(
    private readonly notes: MeetingNoteRepository,
    private readonly participants: ParticipantReader,
    private readonly booths: BoothReader,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  async handle({ fairId, companyId: boothId, aboutIds, ...note }: EventPayload<'meeting.noted.v1'>): Promise<void> {
    if (!(await this.booths.exists(fairId, boothId))) return;
    // Nothing is kept of, or by, somebody who was deleted meanwhile.
    const faces = await this.participants.faces(fairId, [note.authorId, ...aboutIds]);
    if (!faces.has(note.authorId)) return;
    await this.dataSource.transaction(async (manager) => {
      for (const participantId of aboutIds) {
        if (!faces.has(participantId)) continue;
        if (await this.notes.keep(manager, { fairId, boothId, participantId, ...note }))
          await this.outbox.record(manager, 'lead.changed.v1', {
            fairId,
            boothId,
            participantId,
            change: 'recorded',
            at: new Date().toISOString(),
          });
      }
    });
  }
}
