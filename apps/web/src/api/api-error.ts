import type { ErrorCode, FieldIssue } from '@parvis/contracts';

/** A code of the contracts, or `NETWORK` when the server could not be reached at all. */
export type ApiErrorCode = ErrorCode | 'NETWORK';

interface ApiErrorInit {
  code: ApiErrorCode;
  status: number;
  issues?: FieldIssue[];
  details?: Record<string, unknown>;
  requestId?: string;
}

/** A refused or failed call, with the code that the catalogue `errors` puts into words. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly status: number;
  readonly issues: FieldIssue[];
  readonly details: Record<string, unknown>;
  readonly requestId: string | undefined;

  constructor({ code, status, issues = [], details = {}, requestId }: ApiErrorInit) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.issues = issues;
    this.details = details;
    this.requestId = requestId;
  }
}

/** Any thrown thing as the code to show. */
export const errorCodeOf = (error: unknown): ApiErrorCode => (error instanceof ApiError ? error.code : 'INTERNAL');
