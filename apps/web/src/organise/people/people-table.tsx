import { Checkbox, Text } from '@mantine/core';
import type { ParticipantRow } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/data-table.js';
import { ProgressMark } from './progress-mark.js';

interface PeopleTableProps {
  people: ParticipantRow[];
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
}

/** People with address, company and progress; the marked ones can be invited. */
export function PeopleTable({ people, selected, onSelect }: PeopleTableProps) {
  const { t } = useTranslation('organiser');
  const isAll = people.every(({ id }) => selected.has(id));
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  const nameOf = (row: ParticipantRow) => `${row.firstName} ${row.lastName}`;
  const columns: Column<ParticipantRow>[] = [
    {
      key: 'select',
      header: (
        <Checkbox
          aria-label={t('people.selectAll')}
          checked={isAll}
          indeterminate={!isAll && selected.size > 0}
          onChange={() => onSelect(isAll ? new Set() : new Set(people.map(({ id }) => id)))}
        />
      ),
      render: (row) => (
        <Checkbox
          aria-label={t('people.select', { name: nameOf(row) })}
          checked={selected.has(row.id)}
          onChange={() => toggle(row.id)}
        />
      ),
    },
    {
      key: 'name',
      header: t('people.columns.name'),
      render: (row) => (
        <>
          <Text fw={600} size="sm">
            {nameOf(row)}
          </Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {row.email}
          </Text>
        </>
      ),
    },
    {
      key: 'company',
      header: t('people.columns.company'),
      label: t('people.columns.company'),
      render: (row) => (
        <div>
          <Text size="sm">{row.companyName || '–'}</Text>
          {row.jobTitle && (
            <Text size="sm" c="dimmed">
              {row.jobTitle}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'kind',
      header: t('people.kind'),
      label: t('people.kind'),
      render: (row) => <Text size="sm">{t(`people.kindOne.${row.kind}`)}</Text>,
    },
    {
      key: 'progress',
      header: t('people.progress'),
      label: t('people.progress'),
      render: (row) => <ProgressMark person={row} />,
    },
  ];
  return <DataTable caption={t('people.title')} columns={columns} rows={people} keyOf={({ id }) => id} />;
}
