import { keepRouletteSeat, pauseRoulette } from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call } from '../../api/client.js';
import { invalidate } from '../../api/use-endpoint.js';
import type { RoomTools } from '../../room/use-room.js';
import { useStore } from '../../room/use-store.js';
import { PageSkeleton } from '../../ui/page-skeleton.js';
import type { RouletteParams } from './use-seat-action.js';

/** After the call: whoever left it has left the talk; when the talk was over anyway the server knows what comes next. */
export function Left({ params, tools }: { params: RouletteParams; tools: RoomTools }) {
  const queries = useQueryClient();
  const { phase } = useStore(tools.client.store);
  const first = useRef({ params, phase });
  useEffect(() => {
    const { params: at, phase: how } = first.current;
    const told =
      how === 'left' ? call(pauseRoulette, { params: at }).catch(() => undefined) : Promise.resolve(undefined);
    void told.then(() => invalidate(queries, [keepRouletteSeat]));
  }, [queries]);
  return <PageSkeleton />;
}
