import { Badge, Stack, Text, VisuallyHidden } from '@mantine/core';
import { listPairRules, type PairRule, removePairRule } from '@parvis/contracts';
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
import { PairForm } from './pair-form.js';
import { RemoveRule } from './remove-rule.js';

const colors = { must: 'petrol.8', veto: 'red.8', fixed: 'stone.8' } as const;

/** Meetings that must, must not or are fixed to take place, and the form that adds one. */
export function PairsPanel() {
  const { t } = useTranslation('organiser');
  const { fair, fairId } = useFair();
  const format = useFormat();
  const rules = usePaged(listPairRules, { params: { fairId }, query: { limit: 50 } });
  const remove = useAction(removePairRule, { invalidates: [listPairRules], onError: toastError });
  const whenOf = ({ kind, startsAt }: PairRule) => {
    if (startsAt) return `${format.dayOf(startsAt, fair.timeZone)}, ${format.time(startsAt, fair.timeZone)}`;
    return t(kind === 'veto' ? 'planning.pairs.never' : 'planning.pairs.anyTime');
  };
  const columns: Column<PairRule>[] = [
    { key: 'a', header: t('planning.pairs.a'), render: ({ a }) => <PersonCell person={a} /> },
    {
      key: 'b',
      header: t('planning.pairs.b'),
      label: t('planning.pairs.b'),
      render: ({ b, others }) => (
        <div>
          <PersonCell person={b} />
          {others.length > 0 && (
            <Text size="xs">{t('timetable.others', { names: format.list(others.map(({ name }) => name)) })}</Text>
          )}
        </div>
      ),
    },
    {
      key: 'kind',
      header: t('planning.pairs.rule'),
      label: t('planning.pairs.rule'),
      render: ({ kind }) => <Badge color={colors[kind]}>{t(`planning.pairs.kind.${kind}`)}</Badge>,
    },
    {
      key: 'when',
      header: t('planning.pairs.when'),
      label: t('planning.pairs.when'),
      render: (rule) => <Text size="sm">{whenOf(rule)}</Text>,
    },
    {
      key: 'actions',
      header: <VisuallyHidden>{t('planning.actions')}</VisuallyHidden>,
      align: 'right',
      render: ({ id, a, b }) => (
        <RemoveRule
          label={t('planning.pairs.remove', { a: a.name, b: b.name })}
          title={t('planning.pairs.removeTitle')}
          text={t('planning.pairs.removeText', { a: a.name, b: b.name })}
          isBusy={remove.isPending}
          onRemove={() => remove.mutate({ params: { fairId, ruleId: id } })}
        />
      ),
    },
  ];
  return (
    <Stack>
      <PairForm />
      <QueryView query={rules}>
        {() =>
          rules.items?.length ? (
            <>
              <DataTable
                caption={t('planning.pairs.title')}
                columns={columns}
                rows={rules.items}
                keyOf={({ id }) => id}
              />
              <LoadMore list={rules} />
            </>
          ) : (
            <EmptyState title={t('planning.pairs.empty')}>{t('planning.pairs.emptyText')}</EmptyState>
          )
        }
      </QueryView>
    </Stack>
  );
}
