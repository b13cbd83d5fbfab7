import { DomainError } from '@parvis/platform';

/** What a file may hold. Larger fairs are imported in several files. */
export const importLimits = { rows: 20_000, columns: 100 } as const;

export const tooLarge = (what: string) =>
  new DomainError(
    'FILE_TOO_LARGE',
    'too-large',
    `${what}; at most ${importLimits.rows} rows and ${importLimits.columns} columns`,
    {
      details: { ...importLimits },
    },
  );

export const unreadable = (why: string) => new DomainError('FILE_UNREADABLE', 'invalid', why);

export const unsupported = (why: string) => new DomainError('FILE_TYPE_NOT_SUPPORTED', 'invalid', why);
