import { Button, Text } from '@mantine/core';
import type { CallLine } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { CallGrade } from './call-grade.js';

/** Calls, the newest first. */
export function CallsTable({ calls, onOpen }: { calls: readonly CallLine[]; onOpen(call: CallLine): void }) {
  const { t } = useTranslation('organiser');
  const { fair } = useFair();
  const format = useFormat();
  const namesOf = ({ names, people }: CallLine) => {
    const others = people - names.length;
    return format.list(others > 0 ? [...names, t('calls.others', { count: others })] : names);
  };
  const columns: Column<CallLine>[] = [
    {
      key: 'call',
      header: t('calls.columns.call'),
      render: (call) => (
        <>
          <Text size="sm" fw={600}>
            {namesOf(call) || t(`calls.kind.${call.kind}`)}
          </Text>
          <Text size="sm" c="dimmed">
            {t(`calls.kind.${call.kind}`)}
            {call.audience > 0 && ` · ${t('calls.audience', { count: call.audience })}`}
          </Text>
        </>
      ),
    },
    {
      key: 'time',
      header: t('calls.columns.time'),
      label: t('calls.columns.time'),
      render: ({ startedAt, endedAt }) => (
        <div>
          <Text size="sm">{format.moment(startedAt, fair.timeZone)}</Text>
          <Text size="sm" c="dimmed">
            {endedAt === null
              ? t('calls.goesOn')
              : t('calls.minutes', {
                  count: Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000)),
                })}
          </Text>
        </div>
      ),
    },
    {
      key: 'voice',
      header: t('calls.columns.voice'),
      label: t('calls.columns.voice'),
      render: ({ mos }) => <CallGrade mos={mos} />,
    },
    {
      key: 'trouble',
      header: t('calls.columns.trouble'),
      label: t('calls.columns.trouble'),
      render: (call) => <Text size="sm">{troubleOf(call, t) || '–'}</Text>,
    },
    {
      key: 'open',
      header: '',
      render: (call) => (
        <Button
          variant="default"
          size="xs"
          onClick={() => onOpen(call)}
          aria-label={t('calls.openOne', { names: namesOf(call) })}
        >
          {t('calls.open')}
        </Button>
      ),
    },
  ];
  return <DataTable caption={t('calls.title')} columns={columns} rows={calls} keyOf={({ callId }) => callId} />;
}

type Translate = ReturnType<typeof useTranslation<'organiser'>>['t'];

const troubleOf = ({ recoveries, freezes, resets }: CallLine, t: Translate): string =>
  [
    recoveries > 0 && t('calls.recoveries', { count: recoveries }),
    freezes > 0 && t('calls.freezes', { count: freezes }),
    resets > 0 && t('calls.resets', { count: resets }),
  ]
    .filter(Boolean)
    .join(' · ');
