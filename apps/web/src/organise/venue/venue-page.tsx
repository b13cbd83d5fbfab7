import { Button } from '@mantine/core';
import { IconArmchair2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Page } from '../../ui/page.js';
import { FloorPlanPanel } from './floor-plan-panel.js';
import { InterpretersPanel } from './interpreters-panel.js';
import { TablesPanel } from './tables-panel.js';

/** What the venue has: tables, where they are and when. */
export function VenuePage() {
  const { t } = useTranslation('venue');
  const { fair, fairId } = useFair();
  return (
    <Page title={t('title')} lead={t('lead')}>
      {fair.tables === 0 ? (
        <EmptyState
          icon={<IconArmchair2 size={40} stroke={1.3} aria-hidden />}
          title={t('none.title')}
          action={
            <Button component={Link} to={`/fairs/${fairId}/organise/settings`} variant="default">
              {t('none.link')}
            </Button>
          }
        >
          {t('none.text')}
        </EmptyState>
      ) : (
        <>
          <TablesPanel />
          <FloorPlanPanel />
        </>
      )}
      <InterpretersPanel />
    </Page>
  );
}
