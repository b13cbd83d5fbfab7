import { Injectable } from '@nestjs/common';
import { type Badge, type ContactCard } from '@parvis/contracts';
import { AppConfig, type FairCaller } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { givenBy } from '../consent/consent.rules.js';
import { ContactCardRepository, emptyCard } from '../consent/contact-card.repository.js';
import { OwnPerson } from '../consent/own-person.js';
import { LeadSettingsRepository } from '../lead/lead-settings.repository.js';
import { BadgeRepository } from './badge.repository.js';
import { BadgeCodes } from './badge-code.rules.js';

/** A person's own badge and business card. */
@Injectable()
export class BadgeService {
  private readonly codes: BadgeCodes;

  constructor(
    private readonly badges: BadgeRepository,
    private readonly cards: ContactCardRepository,
    private readonly settings: LeadSettingsRepository,
    private readonly people: OwnPerson,
    private readonly participants: ParticipantReader,
    config: AppConfig,
  ) {
    this.codes = new BadgeCodes(config.get('APP_SECRET'));
  }

  async get(fairId: string, caller: FairCaller): Promise<Badge> {
    const { id, firstName, lastName, companyName } = await this.people.of(fairId, caller);
    const [number, cards, emails, faces, { gives }] = await Promise.all([
      this.badges.numberOf(fairId, id),
      this.cards.of([id]),
      this.participants.emailsOf([id]),
      this.participants.faces(fairId, [id]),
      this.settings.of(fairId),
    ]);
    const { scanGives, meetingGives, ...card } = cards.get(id) ?? emptyCard;
    return {
      code: this.codes.codeOf(fairId, number),
      name: `${firstName} ${lastName}`,
      companyName,
      jobTitle: faces.get(id)?.jobTitle ?? '',
      email: emails.get(id) ?? '',
      card: { ...card, scanGives: givenBy(gives.scan, scanGives), meetingGives: givenBy(gives.meeting, meetingGives) },
      allowed: { scan: givenBy(gives.scan, null), meeting: givenBy(gives.meeting, null) },
    };
  }

  async renew(fairId: string, caller: FairCaller): Promise<Badge> {
    const { id } = await this.people.of(fairId, caller);
    await this.badges.renew(id);
    return this.get(fairId, caller);
  }

  async setCard(fairId: string, card: ContactCard, caller: FairCaller): Promise<Badge> {
    const { id } = await this.people.of(fairId, caller);
    await this.cards.put(id, card);
    return this.get(fairId, caller);
  }
}
