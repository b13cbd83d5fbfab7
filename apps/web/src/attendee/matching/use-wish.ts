import {
  getAbsence,
  getBoothAbsence,
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
import { ApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { invalidate } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError } from '../../ui/toast.js';
import { patchOwnWishes, useOwnWishes } from './use-own-wishes.js';

interface Answer {
  level: WishLevel | null;
  /** Although a colleague has asked already. */
  besideColleague?: boolean;
}

/** A wish that waits for the question whether it is meant beside a colleague's. */
interface Doubt {
  level: WishLevel;
  colleague: string;
}

interface Known {
  level?: WishLevel | null | undefined;
  /** Name of a colleague who has asked to meet this person. */
  colleagueAsked?: string | undefined;
}

const isYes = (level: WishLevel | null): level is 'want' | 'could' => level === 'want' || level === 'could';

/** What the viewer says about one person. The answer shows at once and falls back if the server refuses it. */
export function useWish(person: ParticipantCard, known: Known = {}) {
  const { fairId } = useFair();
  const client = useQueryClient();
  const wishes = useOwnWishes();
  const [undoTo, setUndoTo] = useState<{ level: WishLevel | null } | null>(null);
  const [doubt, setDoubt] = useState<Doubt | null>(null);
  const kept = wishes.data?.find(({ participant }) => participant.id === person.id)?.level ?? null;
  const level = wishes.data ? kept : (known.level ?? null);

  const mutation = useMutation({
    // One after the other for each person, so that the last answer given is the last to arrive.
    scope: { id: `wish-${person.id}` },
    mutationFn: async ({ level: next, besideColleague }: Answer) => {
      const params = { fairId, participantId: person.id };
      if (next) await call(setWish, { params, body: { level: next, besideColleague } });
      else await call(removeWish, { params });
    },
    onMutate: async ({ level: next }) => {
      await client.cancelQueries({ queryKey: [listWishes.path] });
      patch(client, fairId, person, next);
      return { before: level };
    },
    onError: (error, { level: next }, context) => {
      setUndoTo(null);
      // The cards stay where they are; only what was said goes back.
      if (context) patch(client, fairId, person, context.before);
      if (error instanceof ApiError && error.code === 'COLLEAGUE_ASKED' && next) {
        setDoubt({ level: next, colleague: String(error.details.colleague) });
        return;
      }
      toastError(error);
      void invalidate(client, [listWishes, getMatch]);
    },
    onSuccess: () => invalidate(client, [getMatch, getAbsence, getBoothAbsence]),
  });

  const say = (answer: Answer) => {
    setUndoTo({ level });
    mutation.mutate(answer);
  };
  return {
    level,
    /** Says it, or takes it back when it was said already. Beside a colleague's wish it is asked first whether it is meant. */
    toggle: (pressed: WishLevel) => {
      if (known.colleagueAsked && isYes(pressed) && !isYes(level)) {
        setDoubt({ level: pressed, colleague: known.colleagueAsked });
      } else {
        say({ level: pressed === level ? null : pressed });
      }
    },
    doubt,
    /** The answer to the doubt. */
    settle: (isMeant: boolean) => {
      if (doubt && isMeant) say({ level: doubt.level, besideColleague: true });
      setDoubt(null);
    },
    undo:
      undoTo &&
      (() => {
        mutation.mutate(undoTo);
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
