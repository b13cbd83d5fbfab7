import {
  IconCalendarStats,
  IconCategory,
  IconFileImport,
  IconLayoutDashboard,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import type { NavItem } from '../fair/nav-item.js';

/** Entries of the fair's navigation for an organiser; the first four are in reach on a phone. */
export const organiserNav: NavItem[] = [
  { path: 'organise', label: 'overview', icon: IconLayoutDashboard, isExact: true },
  { path: 'organise/people', label: 'people', icon: IconUsers },
  { path: 'organise/import', label: 'import', icon: IconFileImport },
  { path: 'organise/timetable', label: 'timetable', icon: IconCalendarStats },
  { path: 'organise/topics', label: 'topics', icon: IconCategory },
  { path: 'organise/settings', label: 'settings', icon: IconSettings },
];
