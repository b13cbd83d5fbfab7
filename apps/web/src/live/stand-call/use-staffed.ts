import { getBoothStaffing, getDutyRoster, listStaffedBooths } from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { invalidate } from '../../api/use-endpoint.js';
import { useLiveNews } from '../../realtime/live-news.js';

/** Reads who is at the booths again when somebody has come or gone. */
export function useStaffingNews(): void {
  const client = useQueryClient();
  useLiveNews(
    'staffing',
    null,
    useCallback(() => void invalidate(client, [listStaffedBooths, getBoothStaffing, getDutyRoster]), [client]),
  );
}
