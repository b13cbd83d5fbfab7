import { Button, Group, Text } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ZonedRange } from '../../attendee/time/zoned-range.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';

interface CallMovedProps {
  meeting: Pick<AgendaMeeting, 'startsAt' | 'endsAt'>;
  agendaPath: string;
  meetingPath: string;
  /** Null while the room is not open for the new time. */
  onAgain: (() => void) | null;
}

/** Instead of a call whose meeting has another time now. */
export function CallMoved({ meeting, agendaPath, meetingPath, onAgain }: CallMovedProps) {
  const { t } = useTranslation('room');
  const format = useFormat();
  return (
    <Page title={t('end.movedTitle')} width="narrow">
      <Panel data-end="moved">
        <Text role="status">{t('end.moved')}</Text>
        <div>
          <Text fw={600}>{format.dayOf(meeting.startsAt)}</Text>
          <ZonedRange startsAt={meeting.startsAt} endsAt={meeting.endsAt} />
        </div>
        <Group gap="sm">
          {onAgain && <Button onClick={onAgain}>{t('end.again')}</Button>}
          <Button component={Link} to={meetingPath} variant={onAgain ? 'default' : 'filled'}>
            {t('end.toMeeting')}
          </Button>
          <Button component={Link} to={agendaPath} variant="default">
            {t('check.back')}
          </Button>
        </Group>
      </Panel>
    </Page>
  );
}
