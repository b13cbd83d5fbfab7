import { Button, Group, NumberInput, Stack, Switch, Text } from '@mantine/core';
import { getRequestRules, type RequestRules, setRequestRules } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { MomentField } from '../../live/moment-field.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError } from '../../ui/toast.js';

/** The organiser's rules for requests between participants. */
export function RequestRulesPanel() {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  const query = useEndpoint(getRequestRules, { params: { fairId } });
  return (
    <Panel title={t('rules.title')} lead={t('rules.lead')}>
      <QueryView query={query}>{(rules) => <RulesForm key={JSON.stringify(rules)} rules={rules} />}</QueryView>
    </Panel>
  );
}

function RulesForm({ rules }: { rules: RequestRules }) {
  const { t } = useTranslation(['requests', 'common']);
  const { fairId } = useFair();
  const [draft, setDraft] = useState(rules);
  const save = useAction(setRequestRules, { invalidates: [getRequestRules], onError: toastError });
  const set = (change: Partial<RequestRules>) => setDraft((before) => ({ ...before, ...change }));
  const isChanged = JSON.stringify(draft) !== JSON.stringify(rules);
  return (
    <Stack gap="md">
      <Switch
        label={t('rules.allowed')}
        checked={draft.areAllowed}
        onChange={(event) => set({ areAllowed: event.currentTarget.checked })}
      />
      {draft.areAllowed && (
        <Group align="flex-end" gap="md">
          <MomentField
            label={t('rules.opensAt')}
            value={draft.opensAt ?? ''}
            isRequired={false}
            onChange={(opensAt) => set({ opensAt: opensAt || null })}
          />
          <NumberInput
            label={t('rules.mostPending')}
            min={1}
            max={100}
            allowDecimal={false}
            clampBehavior="strict"
            value={draft.mostPending}
            onChange={(value) => typeof value === 'number' && set({ mostPending: value })}
          />
          <NumberInput
            label={t('rules.hours')}
            min={1}
            max={336}
            allowDecimal={false}
            clampBehavior="strict"
            value={draft.hoursToAnswer}
            onChange={(value) => typeof value === 'number' && set({ hoursToAnswer: value })}
          />
        </Group>
      )}
      <Group>
        <Button
          disabled={!isChanged}
          loading={save.isPending}
          onClick={() => save.mutate({ params: { fairId }, body: draft })}
        >
          {t('common:action.save')}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {save.isSuccess && !isChanged && t('rules.saved')}
        </Text>
      </Group>
    </Stack>
  );
}
