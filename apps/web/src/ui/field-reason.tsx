import { useTranslation } from 'react-i18next';
import type { z } from 'zod';

interface Reason {
  reason: string;
  limit?: number;
}

/** Words for one refused field: a reason of the catalogue, or the server's own words. */
export function FieldReason({ reason, limit }: Reason) {
  const { t, i18n } = useTranslation('errors');
  const key = `fields.${reason}${limit === undefined ? '' : '-limit'}`;
  return i18n.exists(key, { ns: 'errors' }) ? t(key as 'fields.required', { limit }) : reason;
}

/** The reason of a validation issue, in the codes of the catalogue. Custom rules carry their code as message. */
export function reasonOf(issue: z.core.$ZodIssue): Reason {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? { reason: 'too-long', limit: Number(issue.maximum) }
        : { reason: issue.origin === 'array' ? 'too-many' : 'too-big', limit: Number(issue.maximum) };
    case 'too_small':
      if (issue.message === 'required' || (issue.origin !== 'number' && Number(issue.minimum) === 1))
        return { reason: 'required' };
      return { reason: issue.origin === 'string' ? 'too-short' : 'too-small', limit: Number(issue.minimum) };
    case 'invalid_format':
      return { reason: formatReason(issue.format, issue.message) };
    case 'invalid_type':
    case 'invalid_union':
    case 'invalid_value':
      return { reason: 'required' };
    default:
      return { reason: issue.message };
  }
}

const formatReason = (format: string, message: string) =>
  ({ email: 'email', url: 'url', date: 'date', datetime: 'date' })[format] ?? message;
