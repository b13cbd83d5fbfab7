import type { MeetingRequest } from '@parvis/contracts';

type Person = MeetingRequest['people'][number];

/** Who asks or is asked on the other side now. */
export const counterpartIn = ({ people, side }: Pick<MeetingRequest, 'people' | 'side'>): Person | undefined =>
  people.find((person) => person.side !== side && person.part === 'principal');

/** Who stands for the reader's side now: the reader, or a colleague after a hand-over. */
export const ownPrincipalIn = ({ people, side }: Pick<MeetingRequest, 'people' | 'side'>): Person | undefined =>
  people.find((person) => person.side === side && person.part === 'principal');
