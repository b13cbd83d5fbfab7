import type { MailRecipient } from '@parvis/profiles';

type Person = Pick<MailRecipient, 'firstName' | 'lastName' | 'companyName'>;

/** Names beyond these say nothing more. */
const mostNames = 3;

export const nameOf = ({ firstName, lastName }: Person): string => `${firstName} ${lastName}`.trim();

/** Names of the other side of a meeting, as one of its people calls it: colleagues do not belong to it, unless there is nobody else. */
export function otherSide(own: Person, others: readonly Person[]): string {
  const strangers = others.filter(({ companyName }) => companyName === '' || companyName !== own.companyName);
  return (strangers.length > 0 ? strangers : others).slice(0, mostNames).map(nameOf).join(', ');
}
