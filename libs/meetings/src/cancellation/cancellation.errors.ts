import { DomainError } from '@parvis/platform';

export const meetingCancelled = () => new DomainError('MEETING_CANCELLED', 'conflict', 'The meeting was cancelled');
