import { getFair, listFairs, listSlots, updateFair } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Page } from '../../ui/page.js';
import { toastSuccess } from '../../ui/toast.js';
import { settingsOf } from './fair-defaults.js';
import { FairForm } from './fair-form.js';
import { RequestRulesPanel } from './request-rules-panel.js';
import { StatusPanel } from './status-panel.js';
import { StoragePanel } from './storage-panel.js';

/** Settings of a fair that exists. */
export function SettingsPage() {
  const { t } = useTranslation(['organiser', 'common']);
  const { fair, fairId } = useFair();
  const update = useAction(updateFair, { invalidates: [getFair, listFairs, listSlots] });
  return (
    <Page title={t('settings.title')} lead={t('settings.lead')} width="narrow">
      <StatusPanel />
      <FairForm
        key={fairId}
        isNew={false}
        initialValues={settingsOf(fair)}
        submitLabel={t('common:action.save')}
        onSave={async (body, form) => {
          try {
            const saved = settingsOf(await update.mutateAsync({ params: { fairId }, body }));
            form.setValues(saved);
            form.resetDirty(saved);
            toastSuccess(t('common:saved'));
          } catch (error) {
            form.showError(error);
          }
        }}
      />
      <RequestRulesPanel />
      <StoragePanel />
    </Page>
  );
}
