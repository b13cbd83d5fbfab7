import type { NavItem } from '../fair/nav-item.js';

/** Entries of the fair's navigation for someone who takes part; only an exhibitor has a booth. */
export const attendeeNav = (_person: { isExhibitor: boolean }): NavItem[] => [];
