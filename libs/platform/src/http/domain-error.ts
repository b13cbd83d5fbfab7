import type { ErrorCode, FieldIssue } from '@parvis/contracts';

export const errorKinds = {
  invalid: 422,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
} as const;
export type ErrorKind = keyof typeof errorKinds;

/** A refusal that the caller can understand. Everything else that is thrown is a fault of ours. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly kind: ErrorKind,
    message: string = code,
    readonly extra: { issues?: FieldIssue[]; details?: Record<string, unknown> } = {},
  ) {
    super(message);
  }
}

export const notFound = (what: string) => new DomainError('NOT_FOUND', 'not-found', `There is no such ${what}`);
export const notAllowed = (why: string) => new DomainError('NOT_ALLOWED', 'not-allowed', why);
export const invalid = (path: string, reason: string) =>
  new DomainError('INVALID_INPUT', 'invalid', `${path}: ${reason}`, { issues: [{ path, reason }] });
