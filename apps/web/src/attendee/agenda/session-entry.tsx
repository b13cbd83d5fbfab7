import { Anchor, Badge, Text } from '@mantine/core';
import type { AgendaSession } from '@parvis/contracts';
import { IconMicrophone2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { AgendaMark } from '../../live/stage/agenda-mark.js';
import { useLocalText } from '../../live/use-local-text.js';
import { ZonedRange } from '../time/zoned-range.js';
import { phaseOf } from './agenda.rules.js';
import classes from './agenda-entry.module.css';

/** A session of the programme in the list of a day. */
export function SessionEntry({ session, now }: { session: AgendaSession; now: number }) {
  const { t } = useTranslation(['agenda', 'attendee']);
  const { fairId } = useFair();
  const textOf = useLocalText();
  const { sessionId, isBusy, isCancelled } = session;
  const phase = phaseOf(session, now);
  const title = textOf(session.title);
  return (
    <li className={classes.entry} data-kind="session" data-phase={phase} data-cancelled={isCancelled || undefined}>
      <div>
        <ZonedRange startsAt={session.startsAt} endsAt={session.endsAt} variant="stack" />
        <Text size="sm" component="div" style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
          <IconMicrophone2 size={16} stroke={1.8} aria-hidden />
          {t('session.stage')}
        </Text>
      </div>
      <Text component="h3" m={0} fw={600} style={{ overflowWrap: 'anywhere' }}>
        <Anchor component={Link} to={`/fairs/${fairId}/stage/${sessionId}`} inherit>
          {title}
        </Anchor>
      </Text>
      <div className={classes.actions}>
        {isCancelled && (
          <Badge color="stone.8" variant="outline" size="lg">
            {t('attendee:meeting.cancelled')}
          </Badge>
        )}
        <AgendaMark
          sessionId={sessionId}
          title={title}
          mark={isBusy ? 'busy' : 'shown'}
          isAhead={!isCancelled && phase !== 'over'}
        />
      </div>
    </li>
  );
}
