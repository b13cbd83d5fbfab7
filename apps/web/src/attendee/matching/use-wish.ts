import {
  getAbsence,
  getBoothAbsence,
  getMatch,
  listRecommendations,
  listWishes,
  type Match,
  type ParticipantCard,
  type ProductName,
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
  /** What it is about; null: nothing; absent: as it was. */
  product?: ProductName | null;
}

/** A wish that waits for the question whether it is meant beside a colleague's. */
interface Doubt {
  level: WishLevel;
  product?: ProductName;
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
  const own = wishes.data?.find(({ participant }) => participant.id === person.id);
  const kept = own?.level ?? null;
  const level = wishes.data ? kept : (known.level ?? null);

  const mutation = useMutation({
    // One after the other for each person, so that the last answer given is the last to arrive.
    scope: { id: `wish-${person.id}` },
    mutationFn: async ({ level: next, besideColleague, product }: Answer) => {
      const params = { fairId, participantId: person.id };
      const productId = product === null ? null : product?.id;
      if (next) await call(setWish, { params, body: { level: next, besideColleague, productId } });
      else await call(removeWish, { params });
    },
    onMutate: async ({ level: next, product }) => {
      await client.cancelQueries({ queryKey: [listWishes.path] });
      patch(client, fairId, person, { level: next, product });
      return { before: { level, product: own?.product ?? null } };
    },
    onError: (error, { level: next, product }, context) => {
      setUndoTo(null);
      // The cards stay where they are; only what was said goes back.
      if (context) patch(client, fairId, person, context.before);
      if (error instanceof ApiError && error.code === 'COLLEAGUE_ASKED' && next) {
        setDoubt({ level: next, colleague: String(error.details.colleague), ...(product && { product }) });
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
    /** What it is about. */
    product: own?.product ?? null,
    /** Says what it is about; whoever has not said yes so far wants to meet. Null: nothing in particular. */
    about: (product: ProductName | null) => {
      const next = isYes(level) ? level : 'want';
      if (product && known.colleagueAsked && !isYes(level))
        setDoubt({ level: next, product, colleague: known.colleagueAsked });
      else mutation.mutate({ level: next, product });
    },
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
      if (doubt && isMeant) {
        const { level: next, product } = doubt;
        say({ level: next, besideColleague: true, ...(product && { product }) });
      }
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

function patch(
  client: QueryClient,
  fairId: string,
  participant: ParticipantCard,
  { level, product }: Pick<Answer, 'level' | 'product'>,
): void {
  patchOwnWishes(client, fairId, (wishes) => {
    const index = wishes.findIndex((wish) => wish.participant.id === participant.id);
    if (level === null) return wishes.filter((_, at) => at !== index);
    const before = wishes[index]?.product ?? null;
    const about = level === 'no' ? null : product === undefined ? before : product;
    const wish = { participant, level, product: about, updatedAt: new Date().toISOString() };
    return index < 0 ? [wish, ...wishes] : wishes.map((old, at) => (at === index ? wish : old));
  });
  // A person who was answered stays where they are on the page; the next visit brings a new list.
  client.setQueriesData<Match[]>({ queryKey: [listRecommendations.path] }, (matches) =>
    matches?.map((match) => (match.participant.id === participant.id ? { ...match, wish: level } : match)),
  );
}
