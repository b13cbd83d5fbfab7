import { Injectable } from '@nestjs/common';
import type { Contact, ContactField } from '@parvis/contracts';
import { ParticipantReader } from '@parvis/profiles';
import { ConsentRepository, type Receipt } from './consent.repository.js';
import { contactData, visibleContact } from './consent.rules.js';
import { ContactCardRepository } from './contact-card.repository.js';

/** What one booth may know of one person, and why. */
export interface VisibleContact {
  contact: Contact;
  /** Receipts that stand, oldest first. */
  basis: Receipt[];
  /** Whether there were receipts, and none stands. */
  isRevoked: boolean;
}

const nothing: VisibleContact = { contact: {}, basis: [], isRevoked: false };

/** The only way by which contact data reaches a booth. */
@Injectable()
export class ContactReader {
  constructor(
    private readonly consents: ConsentRepository,
    private readonly cards: ContactCardRepository,
    private readonly participants: ParticipantReader,
  ) {}

  /** By participant id, somebody who has given nothing included. */
  async visible(boothId: string, participantIds: readonly string[]): Promise<Map<string, VisibleContact>> {
    const receipts = await this.consents.ofBooth(boothId, participantIds);
    const givers = [...new Set(receipts.map(({ participantId }) => participantId))];
    const [cards, emails] = await Promise.all([this.cards.of(givers), this.participants.emailsOf(givers)]);
    return new Map(
      participantIds.map((id) => {
        const own = receipts.filter(({ participantId }) => participantId === id);
        if (own.length === 0) return [id, nothing];
        const basis = own.filter(({ revokedAt }) => revokedAt === null);
        const rules = own.map(({ fields, revokedAt }) => ({ fields, isRevoked: revokedAt !== null }));
        const contact = visibleContact(rules, contactData(emails.get(id) ?? '', cards.get(id)));
        return [id, { contact, basis, isRevoked: basis.length === 0 }];
      }),
    );
  }

  async of(boothId: string, participantId: string): Promise<VisibleContact> {
    return (await this.visible(boothId, [participantId])).get(participantId) ?? nothing;
  }

  /** Everything that somebody could give, for the person's own eyes. */
  async own(participantId: string): Promise<Record<ContactField, string>> {
    const [cards, emails] = await Promise.all([
      this.cards.of([participantId]),
      this.participants.emailsOf([participantId]),
    ]);
    return contactData(emails.get(participantId) ?? '', cards.get(participantId));
  }
}
