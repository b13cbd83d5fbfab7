import { Stack, Text, VisuallyHidden } from '@mantine/core';
import { listPrecedences, type PrecedenceRule, removePrecedence } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError } from '../../ui/toast.js';
import { OrderForm } from './order-form.js';
import { RemoveRule } from './remove-rule.js';

/** Which meetings have to come before which, and the form that adds such an order. */
export function OrderPanel() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const format = useFormat();
  const orders = usePaged(listPrecedences, { params: { fairId }, query: { limit: 50 } });
  const remove = useAction(removePrecedence, { invalidates: [listPrecedences], onError: toastError });
  const namesOf = ({ a, b }: PrecedenceRule['first']) => format.list([a.name, b.name]);
  const meeting = (key: 'first' | 'next'): Column<PrecedenceRule> => ({
    key,
    header: t(`planning.order.${key}`),
    label: t(`planning.order.${key}`),
    render: (order) => (
      <div>
        <Text size="sm">{namesOf(order[key])}</Text>
        <Text size="xs" c="dimmed">
          {[order[key].a.companyName, order[key].b.companyName].filter(Boolean).join(' · ')}
        </Text>
      </div>
    ),
  });
  const columns: Column<PrecedenceRule>[] = [
    meeting('first'),
    meeting('next'),
    {
      key: 'actions',
      header: <VisuallyHidden>{t('planning.actions')}</VisuallyHidden>,
      align: 'right',
      render: ({ id, first, next }) => (
        <RemoveRule
          label={t('planning.order.remove', { first: namesOf(first), next: namesOf(next) })}
          title={t('planning.order.removeTitle')}
          text={t('planning.order.removeText')}
          isBusy={remove.isPending}
          onRemove={() => remove.mutate({ params: { fairId, ruleId: id } })}
        />
      ),
    },
  ];
  return (
    <Stack>
      <OrderForm />
      <QueryView query={orders}>
        {() =>
          orders.items?.length ? (
            <>
              <DataTable
                caption={t('planning.order.title')}
                columns={columns}
                rows={orders.items}
                keyOf={({ id }) => id}
              />
              <LoadMore list={orders} />
            </>
          ) : (
            <EmptyState title={t('planning.order.empty')}>{t('planning.order.emptyText')}</EmptyState>
          )
        }
      </QueryView>
    </Stack>
  );
}
