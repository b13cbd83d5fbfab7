import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration } from 'react-router';
import { rememberLocale } from '../i18n/locale.js';
import { useRealtime } from '../realtime/use-realtime.js';
import { useAccount } from '../session/use-account.js';
import { Header } from './header.js';
import { OfflineBanner } from './offline-banner.js';
import classes from './root-layout.module.css';
import { RouteProgress } from './route-progress.js';
import { usePageSettled } from './use-page-settled.js';

/** What every page has: skip link, header, news from the server, the account's language. */
export function RootLayout() {
  const { t, i18n } = useTranslation();
  const { account } = useAccount();
  const isSettled = usePageSettled();
  useRealtime(isSettled ? account?.id : undefined);

  const locale = account?.locale;
  useEffect(() => {
    if (!locale) return;
    // The next visit begins in this language, instead of asking for the words of two.
    rememberLocale(locale);
    void i18n.changeLanguage(locale);
  }, [locale, i18n]);

  return (
    <>
      <a href="#main" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <RouteProgress />
      <OfflineBanner />
      <Header hasMenus={isSettled} />
      <Outlet />
      <ScrollRestoration />
    </>
  );
}
