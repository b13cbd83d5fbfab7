import { ActionIcon, Menu } from '@mantine/core';
import type { Account } from '@parvis/contracts';
import { IconHeartHandshake, IconLogout, IconUser, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { signOut } from '../session/auth.js';
import { keepDeviceAccount } from '../session/device-account.js';
import { toastError } from '../ui/toast.js';

/** Who is signed in, the account's page, and the way out. */
export function AccountMenu({ account }: { account: Account }) {
  const { t } = useTranslation();
  const leave = async () => {
    try {
      await signOut();
      keepDeviceAccount(null);
      // A full load forgets everything that was read for this account.
      window.location.assign('/');
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="petrol"
          size="lg"
          aria-label={t('shell.account', { name: account.name || account.email })}
        >
          <IconUserCircle size={24} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{account.name ? `${account.name} · ${account.email}` : account.email}</Menu.Label>
        <Menu.Item component={Link} to="/account" leftSection={<IconUser size={16} aria-hidden />}>
          {t('shell.accountPage')}
        </Menu.Item>
        <Menu.Item component={Link} to="/partnerships" leftSection={<IconHeartHandshake size={16} aria-hidden />}>
          {t('nav.partnerships')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={leave}>
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
