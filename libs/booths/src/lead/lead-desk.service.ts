import { Injectable } from '@nestjs/common';
import type { LeadDesk, LeadQuestion, LeadSettings } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import type { FairCaller } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { OwnPerson } from '../consent/own-person.js';
import { deletionDay } from './lead.rules.js';
import { LeadListRepository } from './lead-list.repository.js';
import { LeadQuestionRepository } from './lead-question.repository.js';
import { LeadRetentionRepository } from './lead-retention.repository.js';
import { LeadSettingsRepository } from './lead-settings.repository.js';

/** What a team works with, and the rules that the organiser sets for it. */
@Injectable()
export class LeadDeskService {
  constructor(
    private readonly leads: LeadListRepository,
    private readonly questions: LeadQuestionRepository,
    private readonly settings: LeadSettingsRepository,
    private readonly people: OwnPerson,
    private readonly participants: ParticipantReader,
    private readonly fairs: FairReader,
    private readonly retention: LeadRetentionRepository,
  ) {}

  async get(fairId: string, caller: FairCaller): Promise<LeadDesk> {
    const { boothId } = await this.people.team(fairId, caller);
    const [fair, settings] = await Promise.all([this.fairs.get(fairId), this.settings.of(fairId)]);
    const [team, questions, tags, deleted] = await Promise.all([
      this.participants.colleagues(fairId, boothId),
      this.questions.of(boothId),
      this.leads.tags(boothId, settings.counts),
      this.retention.lastDeletion(boothId),
    ]);
    return {
      boothId,
      team: team.map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}` })),
      questions,
      tags,
      deletedOn: deletionDay(fair.endsOn, settings),
      lastDeletion: deleted && { leads: deleted.leads, at: deleted.at.toISOString() },
    };
  }

  async setQuestions(fairId: string, questions: readonly LeadQuestion[], caller: FairCaller): Promise<LeadDesk> {
    const { boothId } = await this.people.team(fairId, caller);
    await this.questions.set(boothId, questions);
    return this.get(fairId, caller);
  }

  getSettings(fairId: string): Promise<LeadSettings> {
    return this.settings.of(fairId);
  }

  async setSettings(fairId: string, settings: LeadSettings): Promise<LeadSettings> {
    await this.settings.put(fairId, settings);
    return this.settings.of(fairId);
  }
}
