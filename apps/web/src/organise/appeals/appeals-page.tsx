import { Stack, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.js';
import { AppealList } from './appeal-list.js';

/** What people say about meetings they missed and requests they did not answer. */
export function AppealsPage() {
  const { t } = useTranslation('attendance');
  return (
    <Page title={t('appeals.title')} lead={t('appeals.lead')} width="narrow">
      <Tabs defaultValue="open" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="open">{t('appeals.open')}</Tabs.Tab>
          <Tabs.Tab value="decided">{t('appeals.decided')}</Tabs.Tab>
        </Tabs.List>
        <Stack pt="md">
          <Tabs.Panel value="open">
            <AppealList state="open" />
          </Tabs.Panel>
          <Tabs.Panel value="decided">
            <AppealList state="decided" />
          </Tabs.Panel>
        </Stack>
      </Tabs>
    </Page>
  );
}
