import { Injectable } from '@nestjs/common';
import type { ContactCard, ContactField } from '@parvis/contracts';
import { DataSource } from 'typeorm';

/** A card as it is kept: null where the person has not decided what an act gives. */
export interface CardRecord extends Omit<ContactCard, 'scanGives' | 'meetingGives'> {
  scanGives: ContactField[] | null;
  meetingGives: ContactField[] | null;
}

export const emptyCard: CardRecord = { phone: '', address: '', website: '', scanGives: null, meetingGives: null };

@Injectable()
export class ContactCardRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** By participant id; people without a card are left out. */
  async of(participantIds: readonly string[]): Promise<Map<string, CardRecord>> {
    if (participantIds.length === 0) return new Map();
    const rows: (CardRecord & { id: string })[] = await this.dataSource.query(
      `select participant_id as id, phone, address, website, scan_gives as "scanGives", meeting_gives as "meetingGives"
       from booths.contact_card where participant_id = any($1::uuid[])`,
      [participantIds],
    );
    return new Map(rows.map(({ id, ...card }) => [id, card]));
  }

  async put(participantId: string, card: ContactCard): Promise<void> {
    await this.dataSource.query(
      `insert into booths.contact_card (participant_id, phone, address, website, scan_gives, meeting_gives)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (participant_id) do update set phone = excluded.phone, address = excluded.address,
         website = excluded.website, scan_gives = excluded.scan_gives, meeting_gives = excluded.meeting_gives`,
      [participantId, card.phone, card.address, card.website, card.scanGives, card.meetingGives],
    );
  }
}
