import { Injectable } from '@nestjs/common';
import { AppConfig } from '@parvis/platform';
import { LeadCollector } from '../export/lead-collector.js';
import { LeadRetentionRepository } from '../lead/lead-retention.repository.js';
import type { ClaimedDelivery } from './delivery.repository.js';

/** What webhooks say. It is read when it is sent, also when it is sent again: what was taken back meanwhile is not in it. */
@Injectable()
export class WebhookMessage {
  constructor(
    private readonly collector: LeadCollector,
    private readonly retention: LeadRetentionRepository,
    private readonly config: AppConfig,
  ) {}

  /** The body as JSON; null when there is no such lead any more. */
  async bodyOf({ event, at, fairId, boothId, participantId }: ClaimedDelivery): Promise<string | null> {
    const data =
      event === 'leads.deleted'
        ? { leads: (await this.retention.lastDeletion(boothId))?.leads ?? 0 }
        : participantId === null
          ? {}
          : await this.leadOf(fairId, boothId, participantId, event);
    if (data === null) return null;
    return JSON.stringify({ type: event, timestamp: at.toISOString(), data: { fairId, boothId, ...data } });
  }

  private async leadOf(fairId: string, boothId: string, participantId: string, event: ClaimedDelivery['event']) {
    // Whoever has been told of somebody has to hear of what is taken back, whatever counts as a lead by now.
    const found = await this.collector.one(fairId, boothId, participantId, event === 'consent.revoked');
    if (!found) return null;
    const { id, isRevoked, lead, questions } = found;
    // Nothing of a person who took everything back leaves Parvis; the id tells the receiver whom to forget.
    if (!lead) return { lead: { id, isRevoked, contact: {}, consents: [] } };
    const { answers, ...rest } = lead;
    const said = questions.map(({ text }, index) => ({ question: text, answer: answers[index] ?? '' }));
    const page = `${this.config.publicUrl}/fairs/${fairId}/leads/${id}`;
    return { lead: { id, isRevoked, page, ...rest, answers: said.filter(({ answer }) => answer !== '') } };
  }
}
