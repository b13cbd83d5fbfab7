import { useTranslation } from 'react-i18next';
import { useAccount } from '../session/use-account.js';
import { Page } from '../ui/page.js';
import { BlockedPanel } from './blocked-panel.js';
import { DevicesPanel } from './devices-panel.js';
import { PasswordPanel } from './password-panel.js';
import { PersonPanel } from './person-panel.js';

/** The account: name, language, password and sessions. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const { account } = useAccount();
  if (!account) return null;
  return (
    <Page title={t('account.title')} lead={t('account.lead')} width="narrow">
      <PersonPanel account={account} />
      <PasswordPanel account={account} />
      <DevicesPanel />
      <BlockedPanel />
    </Page>
  );
}
