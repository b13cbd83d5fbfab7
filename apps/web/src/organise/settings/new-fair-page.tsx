import { createFair, listFairs } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../../api/use-endpoint.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Page } from '../../ui/page.js';
import { toastSuccess } from '../../ui/toast.js';
import { defaultSettings } from './fair-defaults.js';
import { FairForm } from './fair-form.js';

/** Creates a fair; the form starts with settings that suit most. */
export function NewFairPage() {
  const { t } = useTranslation(['organiser', 'common']);
  const locale = useLocale();
  const navigate = useNavigate();
  const create = useAction(createFair, { invalidates: [listFairs] });
  const [initialValues] = useState(() =>
    defaultSettings(locale, Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'),
  );
  return (
    <Page title={t('newFair.title')} lead={t('newFair.lead')} width="narrow">
      <FairForm
        isNew
        initialValues={initialValues}
        submitLabel={t('newFair.submit')}
        onSave={async (body, form) => {
          try {
            const fair = await create.mutateAsync({ body });
            form.resetDirty();
            toastSuccess(t('common:home.created'));
            await navigate(`/fairs/${fair.id}/organise`);
          } catch (error) {
            form.showError(error);
          }
        }}
      />
    </Page>
  );
}
