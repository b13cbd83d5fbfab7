import { Alert, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { Page } from '../ui/page.js';
import { Panel } from '../ui/panel.js';
import { LinkForm } from './link-form.js';
import { localPath } from './local-path.js';
import { PasswordForm } from './password-form.js';
import { useAccount } from './use-account.js';

/** Sign-in by mailed link, or by password for those who have set one. */
export function SignInPage() {
  const { t } = useTranslation('account');
  const { account } = useAccount();
  const [search] = useSearchParams();
  const [method, setMethod] = useState<'link' | 'password'>('link');
  const to = localPath(search.get('to'));

  if (account) return <Navigate replace to={to} />;
  return (
    <Page title={t('signIn.title')} lead={t('signIn.lead')} width="narrow">
      <Stack maw={460} gap="md">
        {search.has('error') && (
          <Alert color="red" variant="outline" bg="white" role="alert">
            <Text>{t('signIn.error.link')}</Text>
          </Alert>
        )}
        <Panel>
          {method === 'link' ? (
            <LinkForm to={to} onPassword={() => setMethod('password')} />
          ) : (
            <PasswordForm to={to} onLink={() => setMethod('link')} />
          )}
        </Panel>
      </Stack>
    </Page>
  );
}
