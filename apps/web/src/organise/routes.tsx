import type { RouteObject } from 'react-router';
import { RequireOrganiser } from './require-organiser.js';

/** The organiser's pages, under `/fairs/:fairId/organise`. */
export const organiserRoutes: RouteObject[] = [
  {
    path: 'organise',
    Component: RequireOrganiser,
    children: [],
  },
];
