import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomState } from '../client/room-state.js';
import classes from './call.module.css';

/** Somebody has to speak for so long to be named, and names come so far apart at least. */
const steadyMs = 2_000;
const apartMs = 10_000;

/** Tells those who do not see it who comes, goes, shares, raises a hand, asks to come in and speaks. */
export function Announcer({ room }: { room: RoomState }) {
  const { t } = useTranslation('room');
  const { news } = room;
  const hands = useNewcomers(
    room.peers
      .filter(({ handRaisedAt }) => handRaisedAt !== null)
      .map((peer) => [peer.participantId, peer.displayName]),
  );
  const waiting = useNewcomers(room.status.waiting.map((person) => [person.participantId, person.displayName]));
  const speaker = useSteadySpeaker(room);
  return (
    <>
      <p className={classes.hidden} aria-live="polite" data-news={news?.kind}>
        {news && <span key={news.id}>{t(`news.${news.kind}`, { name: news.displayName })}</span>}
      </p>
      <p className={classes.hidden} aria-live="polite">
        {hands !== null && t('call.says.hand', { name: hands })}
      </p>
      <p className={classes.hidden} aria-live="polite">
        {waiting !== null && t(room.kind === 'team' ? 'call.says.inFront' : 'call.says.waits', { name: waiting })}
      </p>
      <p className={classes.hidden} aria-live="polite">
        {speaker !== null && t('call.says.speaks', { name: speaker })}
      </p>
    </>
  );
}

/** The name of whoever came last to a list, null when the list is empty. */
function useNewcomers(people: readonly (readonly [id: string, name: string])[]): string | null {
  const known = useRef(new Set<string>());
  const [latest, setLatest] = useState<string | null>(null);
  const ids = people.map(([id]) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids say when the list has changed
  useEffect(() => {
    const added = people.filter(([id]) => !known.current.has(id)).at(-1);
    known.current = new Set(people.map(([id]) => id));
    if (added) setLatest(added[1]);
    else if (people.length === 0) setLatest(null);
  }, [ids]);
  return latest;
}

/** Who holds the floor, where there is any doubt about it: not in a talk of two. */
function useSteadySpeaker({ activeSpeaker, peers }: RoomState): string | null {
  const [said, setSaid] = useState<{ name: string; at: number } | null>(null);
  const name =
    peers.length > 1 ? peers.find(({ participantId }) => participantId === activeSpeaker)?.displayName : undefined;
  const saidAt = said?.at ?? Number.NEGATIVE_INFINITY;
  useEffect(() => {
    if (name === undefined) return;
    const wait = Math.max(steadyMs, saidAt + apartMs - performance.now());
    const timer = setTimeout(
      () => setSaid((before) => (before?.name === name ? before : { name, at: performance.now() })),
      wait,
    );
    return () => clearTimeout(timer);
  }, [name, saidAt]);
  return said?.name ?? null;
}
