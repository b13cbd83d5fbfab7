import { Anchor, Text } from '@mantine/core';
import { type ImportRun, listImports } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { LoadMore } from '../../ui/load-more.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { ImportStatusBadge } from './import-status-badge.js';

/** The imports of the fair, newest first. */
export function FormerImports() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const format = useFormat();
  const imports = usePaged(listImports, { params: { fairId }, query: { limit: 20 } });
  const number = (key: 'created' | 'updated' | 'refused'): Column<ImportRun> => ({
    key,
    header: t(`import.result.${key}`),
    label: t(`import.result.${key}`),
    align: 'right',
    render: (run) => <Text size="sm">{run.status === 'uploaded' ? '–' : format.number(run[key])}</Text>,
  });
  const columns: Column<ImportRun>[] = [
    {
      key: 'file',
      header: t('import.columns.file'),
      render: (run) => (
        <>
          <Anchor component={Link} to={run.id} fw={600} size="sm">
            {run.fileName}
          </Anchor>
          <Text size="xs" c="dimmed">
            {t(`import.kind.${run.kind}`)} · {format.moment(run.createdAt)}
          </Text>
        </>
      ),
    },
    {
      key: 'status',
      header: t('import.columns.status'),
      label: t('import.columns.status'),
      render: (run) => <ImportStatusBadge status={run.status} />,
    },
    number('created'),
    number('updated'),
    number('refused'),
  ];
  return (
    <Panel title={t('import.former')}>
      <QueryView query={imports}>
        {() =>
          imports.items?.length ? (
            <>
              <DataTable caption={t('import.former')} columns={columns} rows={imports.items} keyOf={({ id }) => id} />
              <LoadMore list={imports} />
            </>
          ) : (
            <Text c="dimmed">{t('import.none')}</Text>
          )
        }
      </QueryView>
    </Panel>
  );
}
