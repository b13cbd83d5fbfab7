import type { WishLevel } from '@parvis/contracts';
import { IconCheck, IconHeart, IconX, type TablerIcon } from '@tabler/icons-react';

/** The answers one can give about a person, in the order in which they are offered. */
export const wishLevels: readonly { level: WishLevel; icon: TablerIcon }[] = [
  { level: 'want', icon: IconHeart },
  { level: 'could', icon: IconCheck },
  { level: 'no', icon: IconX },
];
