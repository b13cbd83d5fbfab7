import { Button, Group, NumberInput, TextInput } from '@mantine/core';
import { getLeadNumbers, type LeadNumbers, setBoothPrice } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { Stat } from '../../ui/stat.js';
import { toastError } from '../../ui/toast.js';

/** What the booth has cost, and so what a lead has. */
export function PricePanel({ numbers: { price, totals } }: { numbers: LeadNumbers }) {
  const { t } = useTranslation(['leads', 'common']);
  const { fairId } = useFair();
  const format = useFormat();
  const [amount, setAmount] = useState<number | string>(price?.amount ?? '');
  const [currency, setCurrency] = useState(price?.currency ?? 'EUR');
  const save = useAction(setBoothPrice, { invalidates: [getLeadNumbers], onError: toastError });
  const isValid = amount === '' || /^[A-Z]{3}$/.test(currency);
  return (
    <Panel title={t('numbers.cost')} lead={t('numbers.costLead')}>
      {price && totals.leads > 0 && (
        <Stat label={t('numbers.perLead')} value={`${format.decimal(price.amount / totals.leads)} ${price.currency}`} />
      )}
      <Group align="flex-end">
        <NumberInput
          label={t('numbers.price')}
          min={0}
          decimalScale={2}
          maw={160}
          value={amount}
          onChange={setAmount}
        />
        <TextInput
          label={t('numbers.currency')}
          maxLength={3}
          maw={90}
          value={currency}
          onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
        />
        <Button
          variant="default"
          disabled={!isValid}
          loading={save.isPending}
          onClick={() =>
            save.mutate({
              params: { fairId },
              body: { price: amount === '' ? null : { amount: Number(amount), currency } },
            })
          }
        >
          {t('common:action.save')}
        </Button>
      </Group>
    </Panel>
  );
}
