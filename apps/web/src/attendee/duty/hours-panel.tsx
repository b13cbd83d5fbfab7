import { getBoothStaffing, setBoothHours } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { HoursForm } from '../../live/stand-call/hours-form.js';
import { Panel } from '../../ui/panel.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

/** When the booth is open. */
export function HoursPanel({ boothId }: { boothId: string }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const format = useFormat();
  const params = { fairId, boothId };
  const { data } = useEndpoint(getBoothStaffing, { params });
  const save = useAction(setBoothHours, {
    invalidates: [getBoothStaffing],
    onSuccess: () => toastSuccess(t('hours.saved')),
    onError: toastError,
  });
  if (!data) return null;
  return (
    <Panel
      title={t('hours.title')}
      lead={t(data.isOwnHours ? 'hours.own' : 'hours.ofFair', { zone: format.zone(data.timeZone) })}
    >
      <HoursForm
        key={JSON.stringify(data.days)}
        days={data.days}
        isBusy={save.isPending}
        resetLabel={data.isOwnHours ? t('hours.reset') : undefined}
        onSave={(days) => save.mutate({ params, body: { days } })}
        onReset={() => save.mutate({ params, body: { days: [] } })}
      />
    </Panel>
  );
}
