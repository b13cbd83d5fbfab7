import { ActionIcon, Group, Stack, Text, Title } from '@mantine/core';
import { type AgendaMeeting, getOwnCalendar, listSlots, type Slot } from '@parvis/contracts';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useEndpoint } from '../../../api/use-endpoint.js';
import { useFair } from '../../../fair/use-fair.js';
import { useFormat } from '../../../i18n/use-format.js';
import { QueryView } from '../../../ui/query-view.js';
import { useOwnProfile } from '../../people/use-own-profile.js';
import { ClockChangeNote } from '../../time/clock-change-note.js';
import { useNow } from '../../time/use-now.js';
import { ZoneNote } from '../../time/zone-note.js';
import { dayIn } from '../../time/zone-time.js';
import { AgendaGrid } from './agenda-grid.js';
import { ChosenBar } from './chosen-bar.js';
import { axisOf, type GridDay, gridDays } from './grid.rules.js';
import { useChosenSlots } from './use-chosen-slots.js';
import { useProgramme } from './use-programme.js';

interface GridViewProps {
  view: 'day' | 'week';
  meetings: readonly AgendaMeeting[];
  participantId: string;
}

/** The agenda as a day or a week, with the programme beside the meetings and the times that are free. */
export function GridView(props: GridViewProps) {
  const { fairId } = useFair();
  const slots = useEndpoint(listSlots, { params: { fairId } });
  return <QueryView query={slots}>{(known) => <GridDays {...props} slots={known} />}</QueryView>;
}

const perWeek = 7;

function GridDays({ view, meetings, participantId, slots }: GridViewProps & { slots: readonly Slot[] }) {
  const { t } = useTranslation('agenda');
  const { fairId, fair } = useFair();
  const now = useNow();
  const { data: own } = useOwnProfile();
  const { data: calendar } = useEndpoint(getOwnCalendar, { params: { fairId } });
  const sessions = useProgramme();
  const [address, setAddress] = useSearchParams();
  const choice = useChosenSlots();
  const days = useMemo(
    () =>
      gridDays(
        { slots, meetings, sessions, busy: own?.busy ?? [], inCalendar: calendar?.calendar?.busy ?? [] },
        { zone: fair.timeZone, now },
      ),
    [slots, meetings, sessions, own, calendar, fair.timeZone, now],
  );
  const [first] = days;
  if (!first) return <Text c="dimmed">{t('grid.empty')}</Text>;
  const wanted = address.get('day') ?? dayIn(now, fair.timeZone);
  const found = days.findIndex(({ day }) => day >= wanted);
  const place = found < 0 ? days.length - 1 : found;
  const size = view === 'day' ? 1 : perWeek;
  const start = Math.floor(place / size) * size;
  const shown = days.slice(start, start + size);
  const go = (to: number) => {
    choice.clear();
    setAddress({ view, day: days[to]?.day ?? first.day }, { replace: true });
  };
  // What has been booked, or was changed elsewhere in the meantime, is not chosen any more.
  const chosen = {
    ...choice.chosen,
    slots: choice.chosen.slots.filter(({ index, state }) =>
      days.some((day) => day.slots.some((slot) => slot.index === index && slot.state === state)),
    ),
  };
  return (
    <Stack gap="sm">
      <Period days={shown} hasMore={days.length > size} start={start} size={size} count={days.length} onGo={go} />
      <ZoneNote at={shown[0]?.meetings[0]?.item.startsAt ?? slotOn(shown[0], slots)} />
      {shown.map(({ day }) => (
        <ClockChangeNote key={day} day={day} />
      ))}
      <AgendaGrid
        days={shown}
        axis={axisOf(days, slots, fair.timeZone)}
        participantId={participantId}
        choice={{ ...choice, chosen }}
        now={now}
      />
      <ChosenBar chosen={chosen} allSlots={slots} participantId={participantId} onDone={choice.clear} />
    </Stack>
  );
}

/** Some moment of a day, to tell the clocks of that time of the year. */
const slotOn = (day: GridDay | undefined, slots: readonly Slot[]): string =>
  day?.slots[0]?.startsAt ?? day?.sessions[0]?.item.startsAt ?? slots[0]?.startsAt ?? new Date().toISOString();

interface PeriodProps {
  days: readonly GridDay[];
  hasMore: boolean;
  start: number;
  size: number;
  count: number;
  onGo: (to: number) => void;
}

/** Which days are shown, and the way to those before and after. */
function Period({ days, hasMore, start, size, count, onGo }: PeriodProps) {
  const { t } = useTranslation('agenda');
  const format = useFormat();
  const [from, to] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  return (
    <Group gap="xs">
      {hasMore && (
        <>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t(size === 1 ? 'period.dayBefore' : 'period.weekBefore')}
            disabled={start === 0}
            onClick={() => onGo(start - size)}
          >
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t(size === 1 ? 'period.dayAfter' : 'period.weekAfter')}
            disabled={start + size >= count}
            onClick={() => onGo(start + size)}
          >
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </>
      )}
      <Title order={2} size="h4" aria-live="polite" style={{ textTransform: 'none' }}>
        {size === 1 || from === to ? format.day(from) : format.days(from, to)}
      </Title>
    </Group>
  );
}
