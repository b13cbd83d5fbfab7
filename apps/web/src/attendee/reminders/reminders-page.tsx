import { Anchor, Group } from '@mantine/core';
import { getReminderChoice } from '@parvis/contracts';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { ChoiceForm } from './choice-form.js';
import { PushPanel } from './push-panel.js';

/** When and how one is reminded of meetings. */
export function RemindersPage() {
  const { t } = useTranslation(['reminders', 'attendee']);
  const { fairId } = useFair();
  const choice = useEndpoint(getReminderChoice, { params: { fairId } });
  return (
    <Page title={t('title')} lead={t('lead')} width="narrow">
      <Anchor component={Link} to={`/fairs/${fairId}/agenda`} size="sm" style={{ alignSelf: 'flex-start' }}>
        <Group gap={4}>
          <IconArrowLeft size={16} aria-hidden />
          {t('attendee:meeting.back')}
        </Group>
      </Anchor>
      <QueryView query={choice}>{(data) => <ChoiceForm choice={data} />}</QueryView>
      <PushPanel />
    </Page>
  );
}
