import { Button } from '@mantine/core';
import { listTables, type NumberedTable } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { LoadMore } from '../../ui/load-more.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { DescribeDialog } from './describe-dialog.js';

/** All tables by number, and what is said of them. */
export function TablesPanel() {
  const { t } = useTranslation('venue');
  const { fair, fairId } = useFair();
  const format = useFormat();
  const list = usePaged(listTables, { params: { fairId }, query: { limit: 20 } });
  const [described, setDescribed] = useState<{ from: number; to: number } | null>(null);
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
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t('tables.oneOf', { number })}
          onClick={() => setDescribed({ from: number, to: number })}
        >
          {t('tables.one')}
        </Button>
      ),
    },
  ];
  return (
    <Panel
      title={t('tables.title')}
      lead={t('tables.lead')}
      actions={<Button onClick={() => setDescribed({ from: 1, to: fair.tables })}>{t('tables.several')}</Button>}
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
