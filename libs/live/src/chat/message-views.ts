import { Injectable } from '@nestjs/common';
import type { ChatMessage, ChatPerson } from '@parvis/contracts';
import { ParticipantReader } from '@parvis/profiles';
import type { MessageRecord } from './chat.repository.js';

/** Rows as their readers see them, with the names of people. */
@Injectable()
export class MessageViews {
  constructor(private readonly participants: ParticipantReader) {}

  /** One query for any number of messages. */
  async of(rows: readonly MessageRecord[]): Promise<(row: MessageRecord) => ChatMessage> {
    const lines = await this.participants.lines([...new Set(rows.map((row) => row.senderId))]);
    return (row) => {
      const line = lines.get(row.senderId);
      return { ...row, senderName: line?.name.trim() || '–', companyName: line?.companyName ?? '' };
    };
  }

  /** By participant id; whoever is gone is a dash. */
  async people(fairId: string, ids: readonly (string | null)[]): Promise<(id: string) => ChatPerson> {
    const known = [...new Set(ids.filter((id) => id !== null))];
    const faces = await this.participants.faces(fairId, known);
    return (id) => {
      const face = faces.get(id);
      const name = face ? `${face.firstName} ${face.lastName}`.trim() : '';
      return { id, name: name || '–', companyName: face?.companyName ?? '', photoUrl: face?.photoUrl ?? null };
    };
  }
}
