import { Alert, Button, Group, Text } from '@mantine/core';
import {
  getImport,
  type ImportField,
  type ImportRun,
  importFields,
  listImports,
  requiredImportFields,
  startImport,
} from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';
import { MappingTable } from './mapping-table.js';

/** Shows what each column was taken for, with the first rows; corrects it and starts the import. */
export function MappingForm({ run }: { run: ImportRun }) {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const format = useFormat();
  const fields: readonly ImportField[] = importFields[run.kind];
  const required: readonly ImportField[] = requiredImportFields[run.kind];
  const [mapping, setMapping] = useState(() =>
    run.columns.map((_, index) => fields.find((field) => field === run.mapping[index]) ?? null),
  );
  const start = useAction(startImport, { invalidates: [getImport, listImports], onError: toastError });
  const missing = required.filter((field) => !mapping.includes(field));

  // A field can come from one column only: choosing it again moves it.
  const assign = (column: number, field: ImportField | null) =>
    setMapping(mapping.map((now, index) => (index === column ? field : field !== null && now === field ? null : now)));

  return (
    <Panel title={t('import.mapping.title')} lead={t('import.mapping.lead')}>
      <Text size="sm" c="dimmed">
        {t('import.mapping.read', {
          count: run.totalRows,
          rows: format.number(run.totalRows),
          encoding: run.encoding,
          separator: run.separator === null ? t('import.separator.sheet') : separatorName(run.separator, t),
        })}
      </Text>
      <MappingTable run={run} fields={fields} required={required} mapping={mapping} onAssign={assign} />
      {missing.length > 0 && (
        <Alert color="red" variant="outline" role="alert" title={t('import.mapping.missing')}>
          {format.list(missing.map((field) => t(`import.field.${field}`)))}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button
          disabled={missing.length > 0 || run.totalRows === 0}
          loading={start.isPending}
          onClick={() => start.mutate({ params: { fairId, importId: run.id }, body: { mapping } })}
        >
          {t('import.mapping.start', { count: run.totalRows, rows: format.number(run.totalRows) })}
        </Button>
      </Group>
    </Panel>
  );
}

function separatorName(separator: string, t: (key: `import.separator.${'comma' | 'semicolon' | 'tab'}`) => string) {
  if (separator === ',') return t('import.separator.comma');
  if (separator === ';') return t('import.separator.semicolon');
  return separator === '\t' ? t('import.separator.tab') : separator;
}
