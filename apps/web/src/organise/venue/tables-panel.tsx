import { Button, Group } from '@mantine/core';
import { listTables, type NumberedTable } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { LoadMore } from '../../ui/load-more.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { DescribeDialog } from './describe-dialog.js';
import { ScreenDialog } from './screen-dialog.js';

/** All tables by number, and what is said of them. */
export function TablesPanel() {
  const { t } = useTranslation('venue');
  const { fair, fairId } = useFair();
  const format = useFormat();
  const list = usePaged(listTables, { params: { fairId }, query: { limit: 20 } });
  const [described, setDescribed] = useState<{ from: number; to: number } | null>(null);
  const [screenOf, setScreenOf] = useState<number | null>(null);
  const shown = list.items?.find(({ number }) => number === screenOf);
  const first = list.items?.find(({ number }) => number === described?.from);
  const columns: Column<NumberedTable>[] = [
    { key: 'number', header: t('tables.number'), render: ({ number }) => <strong>{number}</strong> },
    { key: 'zone', header: t('tables.zone'), label: t('tables.zone'), render: ({ zone }) => zone || '–' },
    {
      key: 'seats',
      header: t('tables.seats'),
      label: t('tables.seats'),
      render: ({ seats }) => (seats === null ? '–' : format.number(seats)),
    },
    {
      key: 'equipment',
      header: t('tables.equipment'),
      label: t('tables.equipment'),
      render: ({ equipment }) => format.list(equipment.map((thing) => t(`equipment.${thing}`))) || '–',
    },
    {
      key: 'hours',
      header: t('tables.hours'),
      label: t('tables.hours'),
      render: ({ hours }) => (hours ? t('hours', { from: hours.opensAt, to: hours.closesAt }) : t('always')),
    },
    {
      key: 'describe',
      header: '',
      align: 'right',
      render: ({ number }) => (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('screen.of', { number })}
            onClick={() => setScreenOf(number)}
          >
            {t('screen.button')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('tables.oneOf', { number })}
            onClick={() => setDescribed({ from: number, to: number })}
          >
            {t('tables.one')}
          </Button>
        </Group>
      ),
    },
  ];
  return (
    <Panel
      title={t('tables.title')}
      lead={t('tables.lead')}
      actions={
        <Group gap="sm">
          <Button component={Link} to={`/fairs/${fairId}/organise/venue/codes`} variant="default">
            {t('screen.all')}
          </Button>
          <Button onClick={() => setDescribed({ from: 1, to: fair.tables })}>{t('tables.several')}</Button>
        </Group>
      }
    >
      <QueryView query={{ ...list, data: list.items }}>
        {(rows) => (
          <>
            <DataTable
              caption={t('tables.title')}
              columns={columns}
              rows={rows}
              keyOf={({ number }) => String(number)}
            />
            <LoadMore list={list} />
          </>
        )}
      </QueryView>
      {shown && <ScreenDialog table={shown} onClose={() => setScreenOf(null)} />}
      {described && (
        <DescribeDialog
          key={`${described.from}-${described.to}`}
          range={described}
          table={first}
          last={fair.tables}
          onClose={() => setDescribed(null)}
        />
      )}
    </Panel>
  );
}
