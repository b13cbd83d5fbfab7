import { Stack } from '@mantine/core';
import type { OwnCalls } from '@parvis/contracts';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { fullName } from '../../attendee/people/full-name.js';
import { useFair } from '../../fair/use-fair.js';
import classes from './calls-here.module.css';
import { GreetingCard } from './greeting-card.js';
import { IncomingCard } from './incoming-card.js';
import { OwnCallCard } from './own-call-card.js';
import { useOwnCalls } from './use-own-calls.js';
import { useRinging } from './use-ringing.js';

/** On every page of a fair: calls that ring here, the own call while it rings or waits, greetings of stands. */
export function CallsHere() {
  const { data } = useOwnCalls();
  return data ? <Cards calls={data} /> : null;
}

function Cards({ calls: { own, incoming, greetings } }: { calls: OwnCalls }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const roomPath = (callId: string) => `/fairs/${fairId}/stand-calls/${callId}`;
  // Whoever called waits for nothing else: the room opens as soon as somebody has answered.
  const answered = own?.state === 'talking' ? own.id : null;
  const isElsewhere = answered !== null && pathname !== roomPath(answered);
  const calledFrom = useCalling(own);
  useEffect(() => {
    if (isElsewhere && answered !== null && calledFrom === answered) navigate(roomPath(answered));
  });
  const ringing = incoming.filter(({ takenBy }) => takenBy === null);
  const [first] = ringing;
  useRinging(
    first
      ? {
          callId: first.id,
          title: t('stand.ringTitle', { name: fullName(first.from) }),
          body: first.message || first.from.companyName,
          isQuiet: first.isQuiet,
        }
      : null,
  );
  const hasOwn = own !== null && (own.state === 'ringing' || own.state === 'queued' || isElsewhere);
  if (!hasOwn && incoming.length === 0 && greetings.length === 0) return null;
  return (
    <Stack component="aside" gap="sm" className={classes.cards} aria-label={t('stand.callsHere')}>
      {incoming.map((call) => (
        <IncomingCard key={call.id} call={call} />
      ))}
      {hasOwn && <OwnCallCard call={own} />}
      {greetings.map((greeting) => (
        <GreetingCard key={greeting.id} greeting={greeting} />
      ))}
    </Stack>
  );
}

/** The call that this page has seen ringing or waiting: only there its answer opens the room by itself. */
const seen = new Set<string>();
function useCalling(own: OwnCalls['own']): string | null {
  const isWaiting = own?.state === 'ringing' || own?.state === 'queued';
  useEffect(() => {
    if (own && isWaiting) seen.add(own.id);
  }, [own, isWaiting]);
  if (own?.state !== 'talking' || !seen.has(own.id)) return null;
  return own.id;
}
