import { Injectable } from '@nestjs/common';
import type { Interpreting } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { DomainError, notAllowed, notFound } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { AgendaService } from '../agenda/agenda.service.js';
import { MeetingRepository } from '../agenda/meeting.repository.js';
import { meetingCancelled } from '../cancellation/cancellation.errors.js';
import { PublicationRepository } from '../publish/publication.repository.js';
import { InterpreterBookings } from './interpreter-bookings.js';
import { InterpretingNews } from './interpreting-news.js';

/** Interpreters as the people of a meeting ask for them. */
@Injectable()
export class InterpretingService {
  constructor(
    private readonly agendas: AgendaService,
    private readonly bookings: InterpreterBookings,
    private readonly meetings: MeetingRepository,
    private readonly publications: PublicationRepository,
    private readonly fairs: FairReader,
    private readonly news: InterpretingNews,
    private readonly dataSource: DataSource,
  ) {}

  async get(fairId: string, userId: string, meetingId: string): Promise<Interpreting> {
    const [fair] = await Promise.all([this.fairs.get(fairId), this.agendas.own(fairId, userId, meetingId)]);
    return this.bookings.of(fair, meetingId);
  }

  /** @throws NO_INTERPRETER_FREE, MEETING_CANCELLED, MEETING_OVER, NOT_FOUND, NOT_ALLOWED for guests */
  async book(fairId: string, userId: string, meetingId: string, pair: string): Promise<Interpreting> {
    const fair = await this.fairs.get(fairId);
    return this.change(fairId, userId, meetingId, async (manager) => {
      if (await this.bookings.book(manager, fair, meetingId, pair)) return true;
      throw new DomainError(
        'NO_INTERPRETER_FREE',
        'conflict',
        'All interpreters for these languages are elsewhere then',
      );
    });
  }

  /** @throws MEETING_CANCELLED, MEETING_OVER, NOT_FOUND, NOT_ALLOWED for guests */
  giveBack(fairId: string, userId: string, meetingId: string): Promise<Interpreting> {
    return this.change(fairId, userId, meetingId, (manager) => this.bookings.giveBack(manager, meetingId));
  }

  private async change(
    fairId: string,
    userId: string,
    meetingId: string,
    work: (manager: EntityManager) => Promise<boolean>,
  ): Promise<Interpreting> {
    const { participant, meeting: seen } = await this.agendas.own(fairId, userId, meetingId);
    const part = seen.attendees.find(({ participantId }) => participantId === participant.id)?.part;
    if (part !== 'party') throw notAllowed('The people of the meeting decide this');
    const isChanged = await this.dataSource.transaction(async (manager) => {
      await this.publications.lock(manager, fairId);
      const meeting = await this.meetings.lock(manager, fairId, meetingId);
      if (!meeting) throw notFound('meeting');
      if (meeting.status !== 'scheduled') throw meetingCancelled();
      if (Date.parse(meeting.endsAt) <= Date.now()) throw new DomainError('MEETING_OVER', 'conflict');
      return work(manager);
    });
    if (isChanged) await this.news.tell(fairId, seen);
    return this.bookings.of(await this.fairs.get(fairId), meetingId);
  }
}
