import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { NotificationService } from './notification.service.js';

@HandlesEvent('next-step.due.v1', 'messaging.notify')
export class NextStepDueHandler implements EventHandler<'next-step.due.v1'> {
  constructor(
    private readonly notifications: NotificationService,
    private readonly participants: ParticipantReader,
  ) {}

  async handle(step: EventPayload<'next-step.due.v1'>, eventId: string): Promise<void> {
    const { fairId, meetingId, participantId, nextStep } = step;
    await this.notifications.tell({
      userIds: [...(await this.participants.userIds([participantId])).values()],
      fairId,
      kind: 'next-step-due',
      params: { title: nextStep },
      path: `/fairs/${fairId}/meetings/${meetingId}`,
      eventId,
    });
  }
}
