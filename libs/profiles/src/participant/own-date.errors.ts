import { DomainError } from '@parvis/platform';

/** What the database has refused, as an answer that names the field and the meeting; null for any other error. */
export function ownDateOverMeeting(error: unknown): DomainError | null {
  const { constraint, detail } =
    (error as { driverError?: { constraint?: string; detail?: string } }).driverError ?? {};
  if (constraint !== 'own_dates_beside_meetings') return null;
  return new DomainError('OWN_DATE_OVER_MEETING', 'conflict', 'A meeting stands at this time', {
    details: { field: 'busy', meetingId: detail },
  });
}
