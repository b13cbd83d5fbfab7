import { NativeSelect, Table } from '@mantine/core';
import type { ImportField, ImportRun } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import classes from './mapping-table.module.css';

interface MappingTableProps {
  run: ImportRun;
  fields: readonly ImportField[];
  required: readonly ImportField[];
  mapping: readonly (ImportField | null)[];
  onAssign: (column: number, field: ImportField | null) => void;
}

const shownRows = 5;

/** A line per column of the file: its header, its first values, and the field it fills. */
export function MappingTable({ run, fields, required, mapping, onAssign }: MappingTableProps) {
  const { t } = useTranslation('organiser');
  return (
    <div className={classes.frame}>
      <Table className={classes.table} verticalSpacing="xs" aria-label={t('import.mapping.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('import.mapping.column')}</Table.Th>
            <Table.Th>{t('import.mapping.field')}</Table.Th>
            <Table.Th className={classes.sample}>{t('import.mapping.sample')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {run.columns.map((header, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: headers may repeat, the position is a column's only name
            <Table.Tr key={column} data-ignored={mapping[column] === null || undefined}>
              <Table.Th scope="row" className={classes.header}>
                {header || t('import.mapping.unnamed', { number: column + 1 })}
              </Table.Th>
              <Table.Td>
                <NativeSelect
                  aria-label={t('import.mapping.fieldOf', { column: header || column + 1 })}
                  value={mapping[column] ?? ''}
                  onChange={(event) => {
                    const chosen = event.currentTarget.value;
                    onAssign(column, fields.find((field) => field === chosen) ?? null);
                  }}
                  data={[
                    { value: '', label: t('import.mapping.ignore') },
                    ...fields.map((field) => ({
                      value: field,
                      label: t(`import.field.${field}`) + (required.includes(field) ? ' *' : ''),
                    })),
                  ]}
                />
              </Table.Td>
              <Table.Td className={classes.sample}>
                {run.preview
                  .slice(0, shownRows)
                  .map((row) => row[column] ?? '')
                  .filter(Boolean)
                  .join(' · ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
