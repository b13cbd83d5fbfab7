import { ActionIcon, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { listPersonLimits, type PersonLimit, setPersonLimit } from '@parvis/contracts';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError } from '../../ui/toast.js';
import { PersonCell } from '../timetable/person-cell.js';
import { LimitForm } from './limit-form.js';
import { RemoveRule } from './remove-rule.js';

/** People with limits of their own, and the form that sets them. */
export function LimitsPanel() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const format = useFormat();
  const [edited, edit] = useState<PersonLimit | null>(null);
  const limits = usePaged(listPersonLimits, { params: { fairId }, query: { limit: 50 } });
  const remove = useAction(setPersonLimit, { invalidates: [listPersonLimits], onError: toastError });
  const number = (key: 'min' | 'max'): Column<PersonLimit> => ({
    key,
    header: t(`planning.limits.${key}`),
    label: t(`planning.limits.${key}`),
    align: 'right',
    render: (limit) => {
      const value = limit[key];
      return <Text size="sm">{value === null ? t('planning.limits.asEverybody') : format.number(value)}</Text>;
    },
  });
  const columns: Column<PersonLimit>[] = [
    { key: 'person', header: t('planning.limits.person'), render: ({ person }) => <PersonCell person={person} /> },
    number('min'),
    number('max'),
    {
      key: 'actions',
      header: <VisuallyHidden>{t('planning.actions')}</VisuallyHidden>,
      align: 'right',
      render: (limit) => (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <ActionIcon
            variant="subtle"
            aria-label={t('planning.limits.edit', { name: limit.person.name })}
            onClick={() => edit(limit)}
          >
            <IconPencil size={18} aria-hidden />
          </ActionIcon>
          <RemoveRule
            label={t('planning.limits.remove', { name: limit.person.name })}
            title={t('planning.limits.removeTitle')}
            text={t('planning.limits.removeText', { name: limit.person.name })}
            isBusy={remove.isPending}
            onRemove={() =>
              remove.mutate({ params: { fairId, participantId: limit.person.id }, body: { min: null, max: null } })
            }
          />
        </Group>
      ),
    },
  ];
  return (
    <Stack>
      <LimitForm key={edited?.person.id ?? 'new'} edited={edited} onDone={() => edit(null)} />
      <QueryView query={limits}>
        {() =>
          limits.items?.length ? (
            <>
              <DataTable
                caption={t('planning.limits.title')}
                columns={columns}
                rows={limits.items}
                keyOf={({ person }) => person.id}
              />
              <LoadMore list={limits} />
            </>
          ) : (
            <EmptyState title={t('planning.limits.empty')}>{t('planning.limits.emptyText')}</EmptyState>
          )
        }
      </QueryView>
    </Stack>
  );
}
