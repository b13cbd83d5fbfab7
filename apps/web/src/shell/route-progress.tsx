import { useTranslation } from 'react-i18next';
import { useNavigation } from 'react-router';
import classes from './route-progress.module.css';

/** A thin line at the top while the next page is on its way. */
export function RouteProgress() {
  const { t } = useTranslation();
  const { state } = useNavigation();
  return state === 'idle' ? null : <div className={classes.line} role="progressbar" aria-label={t('state.loading')} />;
}
