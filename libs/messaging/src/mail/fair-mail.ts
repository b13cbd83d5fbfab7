import { Injectable } from '@nestjs/common';
import type { Locale } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { AppConfig, SignInLinks } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import type { Letter } from './letter.rules.js';
import type { InvitingFair } from './letters.rules.js';
import { MailService } from './mail.service.js';

/** What the letter to somebody in a fair is written with. */
export interface FairLetterParts {
  locale: Locale;
  name: string;
  /** Of the person. */
  timeZone: string;
  /** Signs in, once. */
  link: string;
  fair: InvitingFair;
  site: string;
}

export interface FairPosting {
  participantId: string;
  fairId: string;
  eventId: string;
  expiresAt: Date;
  /** Page of the fair to which the link leads, '' for its first. */
  page: string;
  linkSeconds: number;
  write: (parts: FairLetterParts) => Letter;
}

/** Mails to people of a fair with a link that signs in. Nothing is sent to somebody who was removed between the event and the mail. */
@Injectable()
export class FairMail {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly fairs: FairReader,
    private readonly links: SignInLinks,
    private readonly mail: MailService,
    private readonly config: AppConfig,
  ) {}

  async post({ participantId, fairId, eventId, expiresAt, page, linkSeconds, write }: FairPosting): Promise<void> {
    const person = await this.participants.forMail(participantId);
    if (!person) return;
    const { email, firstName, lastName, locale, timeZone } = person;
    await this.mail.post({
      recipient: email,
      eventId,
      expiresAt,
      write: async () =>
        write({
          locale,
          name: `${firstName} ${lastName}`,
          timeZone,
          link: await this.links.create(email, `/fairs/${fairId}${page}`, linkSeconds),
          fair: await this.fairs.get(fairId),
          site: this.config.publicUrl,
        }),
    });
  }
}
