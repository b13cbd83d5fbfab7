import { getFairHours, setFairHours } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { HoursForm } from '../../live/stand-call/hours-form.js';
import { Panel } from '../../ui/panel.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

/** When the hall is open, for all booths that have no hours of their own. */
export function FairHoursPanel() {
  const { t } = useTranslation(['live', 'booth']);
  const { fairId } = useFair();
  const format = useFormat();
  const params = { fairId };
  const { data } = useEndpoint(getFairHours, { params });
  const save = useAction(setFairHours, {
    invalidates: [getFairHours],
    onSuccess: () => toastSuccess(t('hours.saved')),
    onError: toastError,
  });
  if (!data) return null;
  return (
    <Panel title={t('booth:organise.hours')} lead={t('booth:organise.hoursLead', { zone: format.zone(data.timeZone) })}>
      <HoursForm
        key={JSON.stringify(data.days)}
        days={data.days}
        isBusy={save.isPending}
        resetLabel={data.isSet ? t('booth:organise.hoursReset') : undefined}
        onSave={(days) => save.mutate({ params, body: { days } })}
        onReset={() => save.mutate({ params, body: { days: [] } })}
      />
    </Panel>
  );
}
