import { Anchor, Button, Group, Skeleton } from '@mantine/core';
import type { Account } from '@parvis/contracts';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { LanguageSwitch } from '../i18n/language-switch.js';
import { useAccount } from '../session/use-account.js';
import { lazily } from '../ui/lazily.js';
import classes from './header.module.css';
import { Logo } from './logo.js';

const FairSwitcher = lazily(async () => (await import('./fair-switcher.js')).FairSwitcher);
const Bell = lazily(async () => (await import('./bell.js')).Bell);
const AccountMenu = lazily(async () => (await import('./account-menu.js')).AccountMenu);

const places = { fair: <Skeleton height={36} width={180} />, menus: <Skeleton height={34} width={76} /> };

/** Top of every page. The menus bring a seventh of all code, so they come after the page's content. */
export function Header({ hasMenus }: { hasMenus: boolean }) {
  const { t } = useTranslation();
  const { account } = useAccount();
  const { pathname } = useLocation();
  return (
    <header className={classes.header}>
      <div className={classes.inner}>
        <Anchor component={Link} to="/" className={classes.brand} underline="never" aria-label={t('shell.home')}>
          <Logo />
          <span className={classes.word}>Parvis</span>
        </Anchor>
        {account && <Suspense fallback={places.fair}>{hasMenus ? <FairSwitcher /> : places.fair}</Suspense>}
        <Group gap="xs" ml="auto" wrap="nowrap" style={{ flexShrink: 0 }}>
          <LanguageSwitch />
          {account && (
            <Suspense fallback={places.menus}>{hasMenus ? <Menus account={account} /> : places.menus}</Suspense>
          )}
          {account === null && !pathname.startsWith('/sign-in') && (
            <Button component={Link} to="/sign-in" size="sm">
              {t('shell.signIn')}
            </Button>
          )}
        </Group>
      </div>
    </header>
  );
}

function Menus({ account }: { account: Account }) {
  return (
    <>
      <Bell />
      <AccountMenu account={account} />
    </>
  );
}
