import { Button, Group, List, Stack, Text } from '@mantine/core';
import type { ScreenMeeting, TableScreen } from '@parvis/contracts';
import { IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { QrPicture } from '../attendee/badge/qr-picture.js';
import { useNow } from '../attendee/time/use-now.js';
import { useFormat } from '../i18n/use-format.js';
import { Page } from '../ui/page.js';
import { Panel } from '../ui/panel.js';
import { FreeTable, TableView } from './table-view.js';

/** The screen that stands at a table: who meets here, the code that proves who has come, the way into their call. */
export function TablePage() {
  const { key = '' } = useParams();
  return <TableView tableKey={key}>{(screen) => <Screen screen={screen} tableKey={key} />}</TableView>;
}

function Screen({ screen, tableKey }: { screen: TableScreen; tableKey: string }) {
  const { t } = useTranslation('table');
  const format = useFormat();
  const now = useNow();
  const present = screen.meetings.find(({ isOn }) => isOn);
  const coming = screen.meetings.filter((meeting) => meeting !== present);
  const time = (instant: string) => format.time(instant, screen.timeZone);
  return (
    <Page
      title={t('title', { number: screen.number })}
      lead={[screen.zone, screen.fairName].filter(Boolean).join(' · ')}
      width="narrow"
      actions={
        <Text fz="h2" fw={650} role="timer">
          {time(new Date(now).toISOString())}
        </Text>
      }
    >
      {present ? (
        <Present meeting={present} screen={screen} tableKey={tableKey} />
      ) : (
        <FreeTable>{coming[0] ? t('free.until', { time: time(coming[0].startsAt) }) : t('free.text')}</FreeTable>
      )}
      {coming.length > 0 && (
        <Panel title={t('coming')}>
          <List listStyleType="none" spacing="xs">
            {coming.map(({ id, startsAt, endsAt }) => (
              <List.Item key={id}>{t('taken', { from: time(startsAt), to: time(endsAt) })}</List.Item>
            ))}
          </List>
        </Panel>
      )}
    </Page>
  );
}

interface PresentProps {
  meeting: ScreenMeeting;
  screen: TableScreen;
  tableKey: string;
}

function Present({ meeting, screen, tableKey }: PresentProps) {
  const { t } = useTranslation('table');
  const format = useFormat();
  const time = (instant: string) => format.time(instant, screen.timeZone);
  const code = meeting.checkInCode;
  return (
    <Panel title={t('present', { from: time(meeting.startsAt), to: time(meeting.endsAt) })}>
      <Group justify="space-between" align="flex-start" gap="xl">
        <Stack gap="lg" style={{ flex: '1 1 16rem' }}>
          <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
            {meeting.people.map(({ name, companyName }) => (
              <li key={`${name} ${companyName}`}>
                <Text fz="xl" fw={650}>
                  {name}
                </Text>
                <Text c="dimmed">{companyName}</Text>
              </li>
            ))}
          </Stack>
          {meeting.hasVideo && (
            <Stack gap="xs" align="flex-start">
              <Text>{t('call.lead')}</Text>
              <Button
                component={Link}
                to={`/tables/${tableKey}/call`}
                size="md"
                leftSection={<IconVideo size={20} aria-hidden />}
              >
                {t('call.open')}
              </Button>
            </Stack>
          )}
        </Stack>
        {code !== null && (
          <Stack gap="xs" align="center" maw={260}>
            <QrPicture
              text={`${window.location.origin}/fairs/${screen.fairId}/meetings/${meeting.id}?here=${code}`}
              label={t('checkIn.qr')}
            />
            <Text ff="monospace" fz="xl" fw={650} data-testid="table-code">
              {code.slice(0, 3)} {code.slice(3)}
            </Text>
            <Text size="sm" ta="center">
              {t('checkIn.how')}
            </Text>
          </Stack>
        )}
      </Group>
    </Panel>
  );
}
