import type { RouteObject } from 'react-router';

/** Pages of exhibitors and participants, under `/fairs/:fairId`. */
export const attendeeRoutes: RouteObject[] = [];
