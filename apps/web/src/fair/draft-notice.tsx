import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../ui/page.js';

/** Instead of every page of a fair that is still being prepared, for all but its organisers. */
export function DraftNotice({ onRetry }: { onRetry: () => unknown }) {
  const { t } = useTranslation('common');
  return (
    <Page title={t('draftFair.title')} lead={t('draftFair.text')}>
      <Group>
        <Button onClick={() => void onRetry()}>{t('draftFair.look')}</Button>
        <Button variant="default" component={Link} to="/">
          {t('draftFair.home')}
        </Button>
      </Group>
    </Page>
  );
}
