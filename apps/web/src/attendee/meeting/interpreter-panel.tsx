import { Button, Group, NativeSelect, Text } from '@mantine/core';
import {
  type AgendaMeeting,
  bookInterpreter,
  getInterpreting,
  giveInterpreterBack,
  type Interpreting,
} from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { usePairWords } from '../../ui/use-pair-words.js';

interface InterpreterPanelProps {
  meeting: Pick<AgendaMeeting, 'id'>;
  /** Guests only read who it is. */
  canBook: boolean;
}

/** Who interprets in a meeting; where nobody does, the way to somebody who could. */
export function InterpreterPanel({ meeting, canBook }: InterpreterPanelProps) {
  const { fairId } = useFair();
  const { data } = useEndpoint(getInterpreting, { params: { fairId, meetingId: meeting.id } });
  const { t } = useTranslation('venue');
  if (!data) return null;
  if (data.booked)
    return (
      <Panel title={t('interpreting.title')}>
        <Booked meetingId={meeting.id} booked={data.booked} canBook={canBook} />
      </Panel>
    );
  if (!canBook || data.pairs.length === 0) return null;
  return (
    <Panel title={t('interpreting.title')} lead={t('interpreting.lead')}>
      <Ask meetingId={meeting.id} pairs={data.pairs} />
    </Panel>
  );
}

interface BookedProps {
  meetingId: string;
  booked: NonNullable<Interpreting['booked']>;
  canBook: boolean;
}

function Booked({ meetingId, booked, canBook }: BookedProps) {
  const { t } = useTranslation('venue');
  const { fairId } = useFair();
  const pairWords = usePairWords();
  const giveBack = useAction(giveInterpreterBack, {
    invalidates: [getInterpreting],
    onSuccess: () => toastSuccess(t('interpreting.givenBack')),
    onError: toastError,
  });
  const { name, contact, pair, isOnSite } = booked;
  return (
    <Group justify="space-between" gap="sm">
      <div>
        <Text>
          <strong>{name}</strong>, {pairWords(pair)}
        </Text>
        <Text size="sm" c="dimmed">
          {isOnSite ? t('interpreting.comes') : t('interpreting.reach')}
          {contact && ` ${contact}`}
        </Text>
      </div>
      {canBook && (
        <Button
          variant="default"
          size="sm"
          loading={giveBack.isPending}
          onClick={() => giveBack.mutate({ params: { fairId, meetingId } })}
        >
          {t('interpreting.giveBack')}
        </Button>
      )}
    </Group>
  );
}

function Ask({ meetingId, pairs }: { meetingId: string; pairs: Interpreting['pairs'] }) {
  const { t } = useTranslation('venue');
  const { fairId } = useFair();
  const pairWords = usePairWords();
  const free = pairs.filter(({ isFree }) => isFree);
  const [chosen, setChosen] = useState<string | null>(null);
  const pair = free.find((each) => each.pair === chosen)?.pair ?? free[0]?.pair;
  const book = useAction(bookInterpreter, {
    invalidates: [getInterpreting],
    onSuccess: () => toastSuccess(t('interpreting.done')),
    onError: toastError,
  });
  if (pair === undefined) return <Text size="sm">{t('interpreting.noneFree')}</Text>;
  return (
    <Group align="flex-end" gap="sm">
      <NativeSelect
        label={t('interpreting.pair')}
        data={pairs.map((each) => ({
          value: each.pair,
          label: each.isFree ? pairWords(each.pair) : t('interpreting.taken', { pair: pairWords(each.pair) }),
          disabled: !each.isFree,
        }))}
        value={pair}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button loading={book.isPending} onClick={() => book.mutate({ params: { fairId, meetingId }, body: { pair } })}>
        {t('interpreting.ask')}
      </Button>
    </Group>
  );
}
