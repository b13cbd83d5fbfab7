import {
  getMatch,
  listRecommendations,
  listWishes,
  type Match,
  type ParticipantCard,
  removeWish,
  setWish,
  type WishLevel,
} from '@parvis/contracts';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { invalidate } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError } from '../../ui/toast.js';
import { patchOwnWishes, useOwnWishes } from './use-own-wishes.js';

/** What the viewer says about one person. The answer shows at once and falls back if the server refuses it. */
export function useWish(person: ParticipantCard, known?: WishLevel | null) {
  const { fairId } = useFair();
  const client = useQueryClient();
  const wishes = useOwnWishes();
  const [undoTo, setUndoTo] = useState<{ level: WishLevel | null } | null>(null);
  const kept = wishes.data?.find(({ participant }) => participant.id === person.id)?.level ?? null;
  const level = wishes.data ? kept : (known ?? null);

  const mutation = useMutation({
    // One after the other for each person, so that the last answer given is the last to arrive.
    scope: { id: `wish-${person.id}` },
    mutationFn: async (next: WishLevel | null) => {
      const params = { fairId, participantId: person.id };
      if (next) await call(setWish, { params, body: { level: next } });
      else await call(removeWish, { params });
    },
    onMutate: async (next) => {
      await client.cancelQueries({ queryKey: [listWishes.path] });
      patch(client, fairId, person, next);
    },
    onError: (error) => {
      setUndoTo(null);
      toastError(error);
      void invalidate(client, [listWishes, getMatch, listRecommendations]);
    },
    onSuccess: () => invalidate(client, [getMatch]),
  });

  const say = (next: WishLevel | null) => {
    setUndoTo({ level });
    mutation.mutate(next);
  };
  return {
    level,
    /** Says it, or takes it back when it was said already. */
    toggle: (pressed: WishLevel) => say(pressed === level ? null : pressed),
    remove: () => say(null),
    undo:
      undoTo &&
      (() => {
        mutation.mutate(undoTo.level);
        setUndoTo(null);
      }),
  };
}

function patch(client: QueryClient, fairId: string, participant: ParticipantCard, level: WishLevel | null): void {
  patchOwnWishes(client, fairId, (wishes) => {
    const index = wishes.findIndex((wish) => wish.participant.id === participant.id);
    if (level === null) return wishes.filter((_, at) => at !== index);
    const wish = { participant, level, updatedAt: new Date().toISOString() };
    return index < 0 ? [wish, ...wishes] : wishes.map((old, at) => (at === index ? wish : old));
  });
  // A person who was answered stays where they are on the page; the next visit brings a new list.
  client.setQueriesData<Match[]>({ queryKey: [listRecommendations.path] }, (matches) =>
    matches?.map((match) => (match.participant.id === participant.id ? { ...match, wish: level } : match)),
  );
}
