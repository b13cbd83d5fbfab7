import type { TablerIcon } from '@tabler/icons-react';

/** One entry of the fair's navigation. */
export interface NavItem {
  /** Path below `/fairs/:fairId/`. */
  path: string;
  /** Key of the catalogue `common`, under `nav`. */
  label:
    | 'agenda'
    | 'matches'
    | 'wishes'
    | 'directory'
    | 'hall'
    | 'booth'
    | 'booths'
    | 'leads'
    | 'badge'
    | 'documents'
    | 'duty'
    | 'stage'
    | 'roulette'
    | 'messages'
    | 'requests'
    | 'partnerships'
    | 'moderation'
    | 'profile'
    | 'overview'
    | 'settings'
    | 'topics'
    | 'people'
    | 'appeals'
    | 'delegation'
    | 'delegations'
    | 'helpers'
    | 'calls'
    | 'import'
    | 'timetable'
    | 'matching'
    | 'planning'
    | 'proofs'
    | 'venue';
  icon: TablerIcon;
  /** Only the exact path is this entry's page, not the pages below it. */
  isExact?: boolean;
  /** Of what it says how much waits. */
  waiting?: 'messages' | 'requests';
}
