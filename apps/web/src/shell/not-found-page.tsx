import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../ui/empty-state.js';
import { Page } from '../ui/page.js';
import { Logo } from './logo.js';

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')} width="narrow">
      <EmptyState
        icon={<Logo size={56} />}
        title={t('notFound.heading')}
        action={
          <Button component={Link} to="/">
            {t('notFound.home')}
          </Button>
        }
      >
        {t('notFound.text')}
      </EmptyState>
    </Page>
  );
}
