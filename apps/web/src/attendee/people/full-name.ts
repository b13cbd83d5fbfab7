import type { ParticipantCard } from '@parvis/contracts';

/** First and last name as one would write them on a badge. */
export const fullName = ({ firstName, lastName }: Pick<ParticipantCard, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`.trim();
