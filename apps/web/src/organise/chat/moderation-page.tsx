import { Stack, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.js';
import { ChatRules } from './chat-rules.js';
import { ModerationLog } from './moderation-log.js';
import { ReportList } from './report-list.js';

/** Reported messages, what was done about them, and the rules of chats. */
export function ModerationPage() {
  const { t } = useTranslation('chat');
  return (
    <Page title={t('moderation.title')} lead={t('moderation.lead')} width="narrow">
      <Tabs defaultValue="open" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="open">{t('moderation.open')}</Tabs.Tab>
          <Tabs.Tab value="decided">{t('moderation.decided')}</Tabs.Tab>
          <Tabs.Tab value="log">{t('moderation.log')}</Tabs.Tab>
          <Tabs.Tab value="rules">{t('moderation.settings')}</Tabs.Tab>
        </Tabs.List>
        <Stack pt="md">
          <Tabs.Panel value="open">
            <ReportList state="open" />
          </Tabs.Panel>
          <Tabs.Panel value="decided">
            <ReportList state="decided" />
          </Tabs.Panel>
          <Tabs.Panel value="log">
            <ModerationLog />
          </Tabs.Panel>
          <Tabs.Panel value="rules">
            <ChatRules />
          </Tabs.Panel>
        </Stack>
      </Tabs>
    </Page>
  );
}
