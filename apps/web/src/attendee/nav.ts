import {
  IconArrowsShuffle,
  IconBuildingStore,
  IconCalendarEvent,
  IconCalendarQuestion,
  IconFileText,
  IconHeadset,
  IconHeart,
  IconHeartHandshake,
  IconId,
  IconLayoutGrid,
  IconMessages,
  IconMicrophone2,
  IconSparkles,
  IconUserCircle,
  IconUserStar,
  IconUsers,
} from '@tabler/icons-react';
import type { NavItem } from '../fair/nav-item.js';

const people: NavItem = { path: 'directory', label: 'directory', icon: IconUsers };
const stage: NavItem = { path: 'stage', label: 'stage', icon: IconMicrophone2 };
const roulette: NavItem = { path: 'roulette', label: 'roulette', icon: IconArrowsShuffle };
const hall: NavItem = { path: 'hall', label: 'hall', icon: IconLayoutGrid };

/** Entries of the fair's navigation for someone who takes part; only an exhibitor has a booth. */
export const attendeeNav = ({ isExhibitor }: { isExhibitor: boolean }): NavItem[] => [
  { path: 'agenda', label: 'agenda', icon: IconCalendarEvent },
  { path: 'matches', label: 'matches', icon: IconSparkles },
  people,
  hall,
  { path: 'requests', label: 'requests', icon: IconCalendarQuestion, waiting: 'requests' },
  { path: 'messages', label: 'messages', icon: IconMessages, waiting: 'messages' },
  stage,
  roulette,
  { path: 'wishes', label: 'wishes', icon: IconHeart },
  ...(isExhibitor
    ? ([
        { path: 'booth', label: 'booth', icon: IconBuildingStore },
        { path: 'duty', label: 'duty', icon: IconHeadset },
        { path: 'leads', label: 'leads', icon: IconUserStar },
      ] satisfies NavItem[])
    : []),
  { path: 'partnerships', label: 'partnerships', icon: IconHeartHandshake },
  { path: 'documents', label: 'documents', icon: IconFileText },
  { path: 'badge', label: 'badge', icon: IconId },
  { path: 'profile', label: 'profile', icon: IconUserCircle },
];

/** What somebody who organises without taking part may look at. */
export const onlookerNav: NavItem[] = [people, hall, stage, roulette];
