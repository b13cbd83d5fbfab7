import type { RequestBar, TimesLeft } from '@parvis/contracts';
import { DomainError } from '@parvis/platform';

const exclusionViolation = '23P01';
const uniqueViolation = '23505';

export const requestOver = () => new DomainError('REQUEST_OVER', 'conflict', 'It has been answered, or is over');
export const notYourTurn = () => new DomainError('REQUEST_NOT_YOUR_TURN', 'conflict', 'The other side has to answer');
export const noTableLeft = () => new DomainError('NO_TABLE_LEFT', 'conflict', 'No table is free then');
export const requestPending = (requestId: string | null) =>
  new DomainError('REQUEST_PENDING', 'conflict', 'Another request waits', { details: { requestId } });
export const requestBarred = (bar: RequestBar) =>
  new DomainError('REQUEST_NOT_POSSIBLE', 'conflict', 'This person cannot be asked', { details: { bar } });
export const timeTaken = (times: TimesLeft) =>
  new DomainError('TIME_TAKEN', 'conflict', 'One of the two is no longer free then', { details: { ...times } });

const codeOf = (error: unknown) =>
  (error as { code?: string } | null)?.code ?? (error as { driverError?: { code?: string } } | null)?.driverError?.code;

/** The database has refused a second meeting at a time, or at a table. */
export const isDoubleBooking = (error: unknown): boolean => codeOf(error) === exclusionViolation;
/** The database has refused a second request of a pair, or about a meeting. */
export const isSecondRequest = (error: unknown): boolean => codeOf(error) === uniqueViolation;
