import { QueryFailedError } from 'typeorm';
import { createLogger, PinoLogger } from './logger.js';

/** What a logger writes for an error. */
function logged(error: unknown): string {
  const lines: string[] = [];
  const logger = new PinoLogger(createLogger('test', 'info', { write: (line: string) => void lines.push(line) }));
  logger.error({ error }, 'it failed', 'context');
  return lines.join('');
}

describe('createLogger', () => {
  it('says which statement failed and why, not with what values', () => {
    const driverError = Object.assign(new Error('duplicate key'), {
      code: '23505',
      constraint: 'user_email_key',
      detail: 'Key (email)=(ann@secret.example) already exists.',
    });
    const line = logged(new QueryFailedError('select $1', ['token-secret'], driverError));
    expect(JSON.parse(line).error).toMatchObject({
      type: 'QueryFailedError',
      message: 'duplicate key',
      query: 'select $1',
      code: '23505',
      constraint: 'user_email_key',
      stack: expect.stringContaining('duplicate key'),
    });
    expect(line).not.toContain('secret');
  });

  it('keeps the causes of an error', () => {
    const line = JSON.parse(logged(new Error('outer', { cause: new Error('inner') })));
    expect(line.error.message).toBe('outer: inner');
  });
});
