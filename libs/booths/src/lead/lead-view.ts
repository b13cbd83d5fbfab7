import { Injectable } from '@nestjs/common';
import type { Lead, LeadLine, PersonFace } from '@parvis/contracts';
import { ParticipantReader } from '@parvis/profiles';
import { ContactReader } from '../consent/contact-reader.js';
import { LeadListRepository, type LeadRow } from './lead-list.repository.js';
import { MeetingNoteRepository } from './meeting-note.repository.js';

/** Puts leads together from their rows, the people and what they give. */
@Injectable()
export class LeadView {
  constructor(
    private readonly leads: LeadListRepository,
    private readonly participants: ParticipantReader,
    private readonly contacts: ContactReader,
    private readonly meetingNotes: MeetingNoteRepository,
  ) {}

  async lines(fairId: string, rows: readonly LeadRow[]): Promise<Map<string, LeadLine>> {
    const [faces, names] = await Promise.all([
      this.participants.faces(
        fairId,
        rows.map((row) => row.participantId),
      ),
      this.names(rows.map((row) => row.assignedToId)),
    ]);
    return new Map(
      rows.flatMap((row) => {
        const person = faces.get(row.participantId);
        return person ? [[row.id, toLine(row, person, names)] as const] : [];
      }),
    );
  }

  async lead(fairId: string, boothId: string, row: LeadRow, readerId: string): Promise<Lead | null> {
    const [lines, timeline, ownNotes, meetingNotes, { contact, isRevoked }] = await Promise.all([
      this.lines(fairId, [row]),
      this.leads.timeline(row.id),
      this.leads.notes(row.id),
      this.meetingNotes.of(boothId, row.participantId),
      this.contacts.of(boothId, row.participantId),
    ]);
    const line = lines.get(row.id);
    if (!line) return null;
    const notes = [
      ...ownNotes.map((note) => ({ ...note, isOfMeeting: false })),
      ...meetingNotes.map((note) => ({ ...note, isOfMeeting: true })),
    ].sort((one, other) => +other.at - +one.at);
    const names = await this.names([...timeline.map(({ byId }) => byId), ...notes.map(({ authorId }) => authorId)]);
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    return {
      ...line,
      answers: row.answers,
      timeline: timeline.map(({ byId, at, ...one }) => ({ ...one, at: at.toISOString(), by: nameOf(byId) })),
      notes: notes.map(({ id, text, authorId, at, isOfMeeting }) => ({
        id,
        text,
        by: nameOf(authorId) ?? '',
        at: at.toISOString(),
        isOwn: authorId === readerId && !isOfMeeting,
        isOfMeeting,
      })),
      contact,
      isRevoked,
    };
  }

  private async names(ids: readonly (string | null)[]): Promise<Map<string, string>> {
    const lines = await this.participants.lines([...new Set(ids.filter((id) => id !== null))]);
    return new Map([...lines].map(([id, { name }]) => [id, name]));
  }
}

function toLine(row: LeadRow, person: PersonFace, names: ReadonlyMap<string, string>): LeadLine {
  return {
    id: row.id,
    person,
    sources: row.sources,
    grade: row.grade,
    temperature: row.temperature,
    tags: row.tags,
    nextStep: row.nextStep,
    nextOn: row.nextOn,
    nextDoneAt: row.nextDoneAt?.toISOString() ?? null,
    assignedTo: row.assignedToId === null ? null : { id: row.assignedToId, name: names.get(row.assignedToId) ?? '' },
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    companyLeads: row.companyLeads,
  };
}
