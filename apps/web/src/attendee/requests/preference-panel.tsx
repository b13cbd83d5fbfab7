import { Switch, Textarea } from '@mantine/core';
import { getRequestPreference, type RequestPreference, setRequestPreference } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';

/** Whether the viewer takes requests for meetings; saved at once. */
export function RequestPreferencePanel() {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  const query = useEndpoint(getRequestPreference, { params: { fairId } });
  const [note, setNote] = useState<string | null>(null);
  const save = useAction(setRequestPreference, {
    invalidates: [getRequestPreference],
    onSuccess: () => setNote(null),
    onError: toastError,
  });
  if (!query.data) return null;
  const { data } = query;
  const set = (change: Partial<RequestPreference>) => save.mutate({ params: { fairId }, body: { ...data, ...change } });
  return (
    <Panel title={t('preference.title')}>
      <Switch
        label={t('preference.takes')}
        description={t('preference.takesHint')}
        checked={data.takesRequests}
        onChange={(event) => set({ takesRequests: event.currentTarget.checked })}
      />
      {!data.takesRequests && (
        <Textarea
          label={t('preference.note')}
          value={note ?? data.note}
          maxLength={300}
          autosize
          onChange={(event) => setNote(event.currentTarget.value)}
          onBlur={() => note !== null && note !== data.note && set({ note })}
        />
      )}
    </Panel>
  );
}
