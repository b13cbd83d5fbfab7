import { Anchor, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { LanguageSwitch } from '../i18n/language-switch.js';
import { useAccount } from '../session/use-account.js';
import { AccountMenu } from './account-menu.js';
import { Bell } from './bell.js';
import { FairSwitcher } from './fair-switcher.js';
import classes from './header.module.css';
import { Logo } from './logo.js';

/** Top of every page. */
export function Header() {
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
        {account && <FairSwitcher />}
        <Group gap="xs" ml="auto" wrap="nowrap">
          <LanguageSwitch />
          {account && <Bell />}
          {account && <AccountMenu account={account} />}
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
