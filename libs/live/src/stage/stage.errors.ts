import { DomainError } from '@parvis/platform';

export const sessionNotLive = () => new DomainError('SESSION_NOT_LIVE', 'conflict', 'The session has not begun');
export const sessionOver = () => new DomainError('SESSION_OVER', 'conflict', 'The session is over');
export const sessionState = (why: string) => new DomainError('SESSION_STATE', 'conflict', why);
