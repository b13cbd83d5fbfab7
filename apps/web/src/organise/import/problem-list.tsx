import { Badge, SegmentedControl, Text } from '@mantine/core';
import { listRowProblems, type RowProblem } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { LoadMore } from '../../ui/load-more.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';

const severities = ['error', 'warning'] as const;

/** Refused rows and warnings: row, column, reason and the cell's text. */
export function ProblemList({ importId }: { importId: string }) {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const [severity, setSeverity] = useState<(typeof severities)[number] | undefined>(undefined);
  const problems = usePaged(listRowProblems, { params: { fairId, importId }, query: { severity, limit: 50 } });
  const columns: Column<RowProblem>[] = [
    {
      key: 'row',
      header: t('import.problem.row'),
      render: ({ row }) => (
        <Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
          {t('import.problem.rowNumber', { row })}
        </Text>
      ),
    },
    {
      key: 'severity',
      header: t('import.problem.severity'),
      label: t('import.problem.severity'),
      render: (problem) => (
        <Badge variant="outline" color={problem.severity === 'error' ? 'red.8' : 'stone.8'}>
          {t(`import.severity.${problem.severity}`)}
        </Badge>
      ),
    },
    {
      key: 'column',
      header: t('import.problem.column'),
      label: t('import.problem.column'),
      render: ({ column }) => <Text size="sm">{column || t('import.problem.wholeRow')}</Text>,
    },
    {
      key: 'reason',
      header: t('import.problem.reason'),
      label: t('import.problem.reason'),
      render: ({ code }) => <Text size="sm">{t(`import.code.${code}`)}</Text>,
    },
    {
      key: 'value',
      header: t('import.problem.value'),
      label: t('import.problem.value'),
      render: ({ value }) => (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {value}
        </Text>
      ),
    },
  ];
  return (
    <Panel
      title={t('import.problem.title')}
      lead={t('import.problem.lead')}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('import.problem.severity')}
          value={severity ?? ''}
          onChange={(value) => setSeverity(severities.find((one) => one === value))}
          data={[
            { value: '', label: t('import.problem.all') },
            ...severities.map((value) => ({ value, label: t(`import.severities.${value}`) })),
          ]}
        />
      }
    >
      <QueryView query={problems}>
        {() => (
          <>
            <DataTable
              caption={t('import.problem.title')}
              columns={columns}
              rows={problems.items ?? []}
              keyOf={(problem) => `${problem.row}-${problem.column}-${problem.code}-${problem.severity}`}
            />
            <LoadMore list={problems} />
          </>
        )}
      </QueryView>
    </Panel>
  );
}
