import {
  IconAdjustmentsHorizontal,
  IconArmchair2,
  IconBuildingStore,
  IconCalendarStats,
  IconCategory,
  IconCertificate,
  IconFileImport,
  IconFlag,
  IconLayoutDashboard,
  IconListCheck,
  IconMessageReport,
  IconPhoneCall,
  IconScale,
  IconSettings,
  IconUserStar,
  IconUsers,
} from '@tabler/icons-react';
import type { NavItem } from '../fair/nav-item.js';

/** Entries of the fair's navigation for an organiser; the first four are in reach on a phone. */
export const organiserNav: NavItem[] = [
  { path: 'organise', label: 'overview', icon: IconLayoutDashboard, isExact: true },
  { path: 'organise/people', label: 'people', icon: IconUsers },
  { path: 'organise/matching', label: 'matching', icon: IconAdjustmentsHorizontal },
  { path: 'organise/timetable', label: 'timetable', icon: IconCalendarStats },
  { path: 'organise/planning', label: 'planning', icon: IconListCheck },
  { path: 'organise/venue', label: 'venue', icon: IconArmchair2 },
  { path: 'organise/booths', label: 'booths', icon: IconBuildingStore },
  { path: 'organise/proofs', label: 'proofs', icon: IconCertificate },
  { path: 'organise/calls', label: 'calls', icon: IconPhoneCall },
  { path: 'organise/chat', label: 'moderation', icon: IconMessageReport },
  { path: 'organise/delegations', label: 'delegations', icon: IconFlag },
  { path: 'organise/appeals', label: 'appeals', icon: IconScale },
  { path: 'organise/leads', label: 'leads', icon: IconUserStar },
  { path: 'organise/import', label: 'import', icon: IconFileImport },
  { path: 'organise/topics', label: 'topics', icon: IconCategory },
  { path: 'organise/settings', label: 'settings', icon: IconSettings },
];
