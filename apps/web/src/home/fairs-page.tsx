import { Button, SimpleGrid } from '@mantine/core';
import { listFairs } from '@parvis/contracts';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint } from '../api/use-endpoint.js';
import { Logo } from '../shell/logo.js';
import { EmptyState } from '../ui/empty-state.js';
import { Page } from '../ui/page.js';
import { QueryView } from '../ui/query-view.js';
import { FairCard } from './fair-card.js';

/** All fairs of the account. */
export function FairsPage() {
  const { t } = useTranslation();
  const fairs = useEndpoint(listFairs, {});
  const create = (
    <Button component={Link} to="/fairs/new" leftSection={<IconPlus size={18} aria-hidden />}>
      {t('home.create')}
    </Button>
  );
  return (
    <Page title={t('home.title')} lead={t('home.lead')} actions={fairs.data?.length ? create : undefined}>
      <QueryView query={fairs}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={<Logo size={56} />} title={t('home.empty.title')} action={create}>
              {t('home.empty.text')}
            </EmptyState>
          ) : (
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
              {list.map((fair) => (
                <FairCard key={fair.id} fair={fair} />
              ))}
            </SimpleGrid>
          )
        }
      </QueryView>
    </Page>
  );
}
