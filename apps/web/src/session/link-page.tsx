import { Button, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Page } from '../ui/page.js';
import { Panel } from '../ui/panel.js';
import { localPath } from './local-path.js';

const verifyAddress = (token: string, to: string) =>
  `/api/auth/magic-link/verify?${new URLSearchParams({ token, callbackURL: to, errorCallbackURL: '/sign-in?error=link' })}`;

/**
 * Where a mailed link leads. Only the script goes on to the address that uses the token up: mail scanners open links, too.
 */
export function LinkPage() {
  const { t } = useTranslation('account');
  const [search] = useSearchParams();
  const token = search.get('token');
  const address = token && verifyAddress(token, localPath(search.get('to')));

  useEffect(() => {
    if (address) window.location.replace(address);
  }, [address]);

  return (
    <Page title={t('link.title')} width="narrow">
      <Panel maw={460}>
        {address ? (
          <Stack>
            <Text role="status">{t('link.lead')}</Text>
            <Text c="dimmed">{t('link.noScript')}</Text>
            <Button component="a" href={address}>
              {t('link.button')}
            </Button>
          </Stack>
        ) : (
          <Stack>
            <Text role="alert">{t('link.missing')}</Text>
            <Button component={Link} to="/sign-in">
              {t('link.new')}
            </Button>
          </Stack>
        )}
      </Panel>
    </Page>
  );
}
