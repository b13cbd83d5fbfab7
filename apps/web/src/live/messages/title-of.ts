import type { Conversation } from '@parvis/contracts';

/** What a conversation is called for its reader: the group, the booth, the other person or the visitor. */
export const titleOf = ({ name, isTeam, person, kind }: Conversation): string =>
  (kind === 'direct' || isTeam ? person?.name : name) ?? name;
