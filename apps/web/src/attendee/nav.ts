import {
  IconBuildingStore,
  IconCalendarEvent,
  IconHeart,
  IconLayoutGrid,
  IconSparkles,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react';
import type { NavItem } from '../fair/nav-item.js';

const people: NavItem = { path: 'directory', label: 'directory', icon: IconUsers };
const hall: NavItem = { path: 'hall', label: 'hall', icon: IconLayoutGrid };

/** Entries of the fair's navigation for someone who takes part; only an exhibitor has a booth. */
export const attendeeNav = ({ isExhibitor }: { isExhibitor: boolean }): NavItem[] => [
  { path: 'agenda', label: 'agenda', icon: IconCalendarEvent },
  { path: 'matches', label: 'matches', icon: IconSparkles },
  people,
  hall,
  { path: 'wishes', label: 'wishes', icon: IconHeart },
  ...(isExhibitor ? ([{ path: 'booth', label: 'booth', icon: IconBuildingStore }] satisfies NavItem[]) : []),
  { path: 'profile', label: 'profile', icon: IconUserCircle },
];

/** What somebody who organises without taking part may look at. */
export const onlookerNav: NavItem[] = [people, hall];
