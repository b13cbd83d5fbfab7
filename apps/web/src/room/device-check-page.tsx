import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.js';
import { Panel } from '../ui/panel.js';
import { DeviceCheck } from './device-check.js';

/** The check of the devices on a page of its own, for the days before a fair. */
export function DeviceCheckPage() {
  const { t } = useTranslation('room');
  return (
    <Page title={t('check.aloneTitle')} lead={t('check.aloneLead')}>
      <Panel>
        <DeviceCheck />
      </Panel>
    </Page>
  );
}
