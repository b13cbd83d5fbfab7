import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { InterpreterDesk } from '@parvis/contracts';
import { IconLanguage, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useFormat, zoneCity } from '../i18n/use-format.js';
import { EmptyState } from '../ui/empty-state.js';
import { Page } from '../ui/page.js';
import { usePairWords } from '../ui/use-pair-words.js';
import { DeskView } from './desk-view.js';

/** An interpreter's own page: what is booked, where, and the way into the rooms. */
export function DeskPage() {
  const { deskKey = '' } = useParams();
  return <DeskView deskKey={deskKey}>{(desk) => <Desk desk={desk} deskKey={deskKey} />}</DeskView>;
}

function Desk({ desk, deskKey }: { desk: InterpreterDesk; deskKey: string }) {
  const { t } = useTranslation('interpreting');
  return (
    <Page title={desk.name} lead={t('lead', { fair: desk.fairName, city: zoneCity(desk.timeZone) })} width="narrow">
      {desk.bookings.length === 0 ? (
        <EmptyState icon={<IconLanguage size={40} stroke={1.4} aria-hidden />} title={t('none.title')}>
          {t('none.text')}
        </EmptyState>
      ) : (
        <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
          {desk.bookings.map((booking) => (
            <Booking key={booking.meetingId} booking={booking} timeZone={desk.timeZone} deskKey={deskKey} />
          ))}
        </Stack>
      )}
    </Page>
  );
}

interface BookingProps {
  booking: InterpreterDesk['bookings'][number];
  timeZone: string;
  deskKey: string;
}

function Booking({ booking, timeZone, deskKey }: BookingProps) {
  const { t } = useTranslation('interpreting');
  const format = useFormat();
  const pairWords = usePairWords();
  const { startsAt, endsAt, tableNumber, zone, people, hasVideo, isOpen } = booking;
  return (
    <Paper component="li" withBorder p={{ base: 'md', sm: 'lg' }}>
      <Group justify="space-between" gap="md">
        <div>
          <Text fw={650}>
            {format.dayOf(startsAt, timeZone)}, {format.time(startsAt, timeZone)}–{format.time(endsAt, timeZone)}
          </Text>
          <Badge color="petrol.8" my={6}>
            {pairWords(booking.pair)}
          </Badge>
          {people.map(({ name, companyName }) => (
            <Text key={`${name} ${companyName}`}>{[name, companyName].filter(Boolean).join(', ')}</Text>
          ))}
          <Text size="sm" c="dimmed" mt={4}>
            {[tableNumber !== null && t('table', { number: tableNumber }), zone, hasVideo && t('video')]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        {isOpen && (
          <Button
            component={Link}
            to={`/interpreting/${deskKey}/${booking.meetingId}`}
            leftSection={<IconVideo size={20} aria-hidden />}
          >
            {t('enter')}
          </Button>
        )}
        {hasVideo && !isOpen && (
          <Text size="sm" c="dimmed">
            {t('opens')}
          </Text>
        )}
      </Group>
    </Paper>
  );
}
