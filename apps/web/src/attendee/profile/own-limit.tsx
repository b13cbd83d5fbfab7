import { NumberInput, Text } from '@mantine/core';
import { getOwnLimit, setOwnLimit } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError } from '../../ui/toast.js';

/** How many meetings the person accepts at most; saved when the field is left. */
export function OwnLimit() {
  const { t } = useTranslation(['attendee', 'common']);
  const { fairId } = useFair();
  const limit = useEndpoint(getOwnLimit, { params: { fairId } });
  const [typed, setTyped] = useState<number | null | undefined>(undefined);
  const save = useAction(setOwnLimit, {
    invalidates: [getOwnLimit],
    onSuccess: () => setTyped(undefined),
    onError: toastError,
  });
  if (!limit.data) return null;
  const { max, fairMax } = limit.data;
  const shown = typed === undefined ? max : typed;
  const fairWords = fairMax === null ? '' : `${t('ownLimit.fairMax', { count: fairMax })} `;
  return (
    <div>
      <NumberInput
        label={t('ownLimit.label')}
        description={`${fairWords}${t('ownLimit.hint')}`}
        placeholder={t('ownLimit.placeholder')}
        allowDecimal={false}
        allowNegative={false}
        min={0}
        max={fairMax ?? 500}
        maw="22rem"
        value={shown ?? ''}
        onChange={(value) => setTyped(typeof value === 'number' ? value : null)}
        onBlur={() => {
          if (typed !== undefined && typed !== max) save.mutate({ params: { fairId }, body: { max: typed } });
        }}
      />
      <Text size="sm" c="dimmed" role="status">
        {save.isSuccess && typed === undefined && t('common:saved')}
      </Text>
    </div>
  );
}
