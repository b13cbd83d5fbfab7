import { useNetwork } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import classes from './offline-banner.module.css';

/** Tells that the line is down, for as long as it is. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  return <div role="status">{!online && <p className={classes.banner}>{t('shell.offline')}</p>}</div>;
}
