import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { type AgendaMeeting, countRequests, getAgenda, getMeeting, listRequests, sendMove } from '@parvis/contracts';
import { IconCalendarTime } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { counterpartsOf } from '../agenda/agenda.rules.js';
import { fullName } from '../people/full-name.js';
import { useNextTimes } from '../requests/use-next-times.js';
import { useMomentInZones } from '../time/use-moment-in-zones.js';

interface ProposeLateProps {
  meeting: AgendaMeeting;
  ownId: string;
}

/** For whoever waits for a side that does not come: the next times at which both are free, one press away, or to go on waiting. */
export function ProposeLate({ meeting, ownId }: ProposeLateProps) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const [waitsOn, setWaitsOn] = useState(false);
  const others = counterpartsOf(meeting, ownId);
  const [other] = others;
  if (!other) return null;
  if (waitsOn)
    return (
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconCalendarTime size={16} aria-hidden />}
        onClick={() => setWaitsOn(false)}
      >
        {t('late.reopen')}
      </Button>
    );
  return (
    <Alert
      variant="outline"
      bg="white"
      miw={0}
      maw="100%"
      color="petrol.8"
      role="status"
      icon={<IconCalendarTime aria-hidden />}
      title={t('late.title', { count: others.length, names: format.list(others.map(fullName)) })}
      data-propose-late
    >
      <Times meeting={meeting} other={other} onWait={() => setWaitsOn(true)} />
    </Alert>
  );
}

interface TimesProps {
  meeting: AgendaMeeting;
  other: AgendaMeeting['attendees'][number];
  onWait(): void;
}

function Times({ meeting, other, onWait }: TimesProps) {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  const moment = useMomentInZones();
  const { isPending, times } = useNextTimes(other.id, meeting.id);
  const [clientKey] = useState(() => crypto.randomUUID());
  const [left, setLeft] = useState<readonly string[]>([]);
  const chosen = times.map(({ startsAt }) => startsAt).filter((startsAt) => !left.includes(startsAt));
  const move = useAction(sendMove, {
    invalidates: [getMeeting, getAgenda, listRequests, countRequests],
    onSuccess: () => toastSuccess(t('move.sent', { name: fullName(other) })),
    onError: toastError,
  });
  const hasTimes = isPending || times.length > 0;
  return (
    <Stack gap="sm">
      <Text size="sm">{t(hasTimes ? 'late.lead' : 'late.none')}</Text>
      {isPending && <Text size="sm">{t('times.loading')}</Text>}
      {times.length > 0 && (
        <Checkbox.Group
          aria-label={t('late.times')}
          value={chosen}
          onChange={(kept) => setLeft(times.map(({ startsAt }) => startsAt).filter((each) => !kept.includes(each)))}
        >
          <Stack gap="xs">
            {times.map(({ startsAt }) => (
              <Checkbox key={startsAt} value={startsAt} label={moment(startsAt)} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <Group gap="xs">
        {times.length > 0 && (
          <Button
            size="sm"
            disabled={chosen.length === 0}
            loading={move.isPending}
            onClick={() =>
              move.mutate({ params: { fairId, meetingId: meeting.id }, body: { clientKey, times: chosen } })
            }
          >
            {t('late.propose', { count: chosen.length })}
          </Button>
        )}
        <Button size="sm" variant="default" onClick={onWait}>
          {t('late.wait')}
        </Button>
      </Group>
    </Stack>
  );
}
