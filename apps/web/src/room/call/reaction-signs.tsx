import type { Reaction } from '@parvis/contracts';
import {
  IconConfetti,
  IconHeartFilled,
  IconMoodHappyFilled,
  IconMoodSurprised,
  IconThumbDownFilled,
  IconThumbUpFilled,
} from '@tabler/icons-react';

/** In the order of the menu and of the keys 1 to 6. */
export const reactions: readonly Reaction[] = ['yes', 'clap', 'heart', 'laugh', 'wow', 'no'];

const signs = {
  yes: { Icon: IconThumbUpFilled, colour: '#2b7a3d' },
  clap: { Icon: IconConfetti, colour: '#a0530a' },
  heart: { Icon: IconHeartFilled, colour: '#c2255c' },
  laugh: { Icon: IconMoodHappyFilled, colour: '#8a6d00' },
  wow: { Icon: IconMoodSurprised, colour: '#5f3dc4' },
  no: { Icon: IconThumbDownFilled, colour: '#b3261e' },
} satisfies Record<Reaction, unknown>;

/** What a reaction looks like: drawn, for not every device has pictures among its letters. */
export function ReactionSign({ reaction, size }: { reaction: Reaction; size: number }) {
  const { Icon, colour } = signs[reaction];
  return <Icon size={size} color={colour} aria-hidden />;
}
