import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';

/** Nest's log calls as pino's JSON lines. A first argument that is an object becomes fields. */
export class PinoLogger implements LoggerService {
  constructor(readonly pino: Logger) {}

  log = (message: unknown, ...rest: unknown[]) => this.write('info', message, rest);
  error = (message: unknown, ...rest: unknown[]) => this.write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]) => this.write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]) => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]) => this.write('trace', message, rest);
  fatal = (message: unknown, ...rest: unknown[]) => this.write('fatal', message, rest);

  private write(level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal', message: unknown, rest: unknown[]) {
    const context = rest.at(-1);
    const fields = typeof message === 'object' && message !== null && !(message instanceof Error) ? message : {};
    const text =
      typeof message === 'string' ? message : typeof rest[0] === 'string' && rest.length > 1 ? rest[0] : undefined;
    const error = message instanceof Error ? { error: message } : {};
    this.pino[level]({ ...fields, ...error, context: typeof context === 'string' ? context : undefined }, text);
  }
}

/** Cookies, tokens and addresses in query strings never reach the log. */
export function createLogger(name: string, level: string, destination?: DestinationStream): Logger {
  return pino({ name, level, serializers: { error: withoutValues }, base: { name } }, destination);
}

/**
 * What an error says of itself, without the fields in which databases and mail servers repeat what they were given: parameters of
 * the statement are session tokens, links that sign people in, and addresses.
 */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  // With those of its causes.
  const { type, message, stack } = stdSerializers.err(error);
  const { code, constraint, table, query } = error as {
    code?: unknown;
    constraint?: unknown;
    table?: unknown;
    query?: unknown;
  };
  return { type, message, stack, code, constraint, table, query };
}
