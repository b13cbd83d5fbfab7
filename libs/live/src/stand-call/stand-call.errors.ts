import { DomainError } from '@parvis/platform';

export const callElsewhere = () => new DomainError('CALL_ELSEWHERE', 'conflict', 'There is another call already');
export const callTaken = (by: string) =>
  new DomainError('CALL_TAKEN', 'conflict', 'Somebody else was first', { details: { by } });
export const callOver = () => new DomainError('CALL_OVER', 'conflict', 'The call is over');
export const visitorNotSeen = () =>
  new DomainError(
    'VISITOR_NOT_SEEN',
    'conflict',
    'This person does not look at the booth, or does not want to be seen',
  );

/** Postgres refuses a second talk of the same person. */
export const isSecondTalk = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'driverError' in error &&
  (error.driverError as { constraint?: string }).constraint === 'one_talk_a_member';
