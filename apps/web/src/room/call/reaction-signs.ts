import type { Reaction } from '@parvis/contracts';

/** What each reaction looks like. */
export const reactionSigns: Readonly<Record<Reaction, string>> = {
  clap: '👏',
  heart: '❤️',
  laugh: '😄',
  wow: '😮',
  yes: '👍',
  no: '👎',
};

/** In the order of the menu and of the keys 1 to 6. */
export const reactions: readonly Reaction[] = ['yes', 'clap', 'heart', 'laugh', 'wow', 'no'];
