import { EmailAddress } from '@parvis/contracts';

/**
 * An address in the form in which accounts keep it.
 * @returns why not, when it is none: `undecodable` where a question mark stands for a letter that the file's encoding lacks.
 */
export function readEmail(text: string): { email: string } | { code: 'email-invalid' | 'undecodable' } {
  const bare = text.replace(/^mailto:/i, '').replace(/^.*<([^<>]+)>$/, '$1');
  const parsed = EmailAddress.safeParse(bare);
  if (parsed.success) return { email: parsed.data };
  const isLetterLost = bare.includes('?') && EmailAddress.safeParse(bare.replaceAll('?', 'x')).success;
  return { code: isLetterLost ? 'undecodable' : 'email-invalid' };
}
