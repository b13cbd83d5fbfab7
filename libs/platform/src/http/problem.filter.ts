import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { ErrorCode, Problem } from '@parvis/contracts';
import type { Request, Response } from 'express';
import { QueryFailedError } from 'typeorm';
import { DomainError, errorKinds } from './domain-error.js';

const codeOfStatus: Record<number, ErrorCode> = {
  400: 'INVALID_INPUT',
  422: 'INVALID_INPUT',
  401: 'NOT_SIGNED_IN',
  403: 'NOT_ALLOWED',
  404: 'NOT_FOUND',
  413: 'FILE_TOO_LARGE',
  429: 'TOO_MANY_REQUESTS',
  503: 'UNAVAILABLE',
};

/** Turns whatever was thrown into problem+json with the request's id. Only faults of ours are logged as errors. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(thrown: unknown, host: ArgumentsHost) {
    const request = host.switchToHttp().getRequest<Request & { id?: string }>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = describe(thrown, String(request.id ?? ''));
    if (problem.status >= 500 && problem.code === 'INTERNAL') {
      this.logger.error({ requestId: problem.requestId, error: thrown }, `${request.method} ${request.path} failed`);
    }
    if (response.headersSent) return void response.end();
    const retryAfter = problem.details?.retryAfterSeconds;
    if (typeof retryAfter === 'number') response.setHeader('Retry-After', String(retryAfter));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

function describe(thrown: unknown, requestId: string): Problem {
  if (thrown instanceof DomainError) {
    const { code, kind, message, extra } = thrown;
    return {
      type: `urn:parvis:${code}`,
      title: code,
      status: errorKinds[kind],
      code,
      detail: message,
      requestId,
      ...extra,
    };
  }
  const status = statusOf(thrown);
  const code = codeOfStatus[status] ?? (status < 500 ? 'INVALID_INPUT' : 'INTERNAL');
  const detail = status < 500 && thrown instanceof HttpException ? thrown.message : undefined;
  return { type: `urn:parvis:${code}`, title: code, status, code, detail, requestId };
}

function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  // Postgres' class 22: a value that it cannot read, such as a made-up cursor or a NUL in a text.
  if (thrown instanceof QueryFailedError && /^22/.test(String(thrown.driverError?.code))) return 422;
  // body-parser and multer mark their refusals with a status.
  const status = (thrown as { status?: unknown } | null)?.status;
  if (typeof status === 'number' && status >= 400 && status < 500) return status;
  const isTooLarge = (thrown as { code?: unknown } | null)?.code === 'LIMIT_FILE_SIZE';
  return isTooLarge ? 413 : 500;
}
