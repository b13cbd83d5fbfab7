import { Button, Stack, Text } from '@mantine/core';
import { getPartnership, type PartnershipSpace } from '@parvis/contracts';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEndpoint } from '../api/use-endpoint.js';
import { useFormat } from '../i18n/use-format.js';
import { Page } from '../ui/page.js';
import { Panel } from '../ui/panel.js';
import { QueryView } from '../ui/query-view.js';
import { AnswerButtons } from './answer-buttons.js';
import { CounterpartPanels } from './counterpart-panels.js';
import { FilesPanel } from './files-panel.js';
import { MembersPanel } from './members-panel.js';
import classes from './partnerships.module.css';
import { StateBadge } from './partnerships-page.js';
import { PillarsPanel } from './pillars-panel.js';
import { PurposePanel } from './purpose-panel.js';
import { SleepPanel } from './sleep-panel.js';
import { StepsPanel } from './steps-panel.js';
import { usePartnershipsPath } from './use-partnerships-path.js';

/** What two companies do together: why, how it stands, what is next, who, and when it rests. */
export function PartnershipPage() {
  const { t } = useTranslation('partnerships');
  const { partnershipId = '' } = useParams();
  const path = usePartnershipsPath();
  const query = useEndpoint(getPartnership, { params: { partnershipId } });
  return (
    <Page title={query.data ? t('page.title', { other: query.data.otherName }) : t('page.untitled')}>
      <Button
        component={Link}
        to={path}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArrowLeft size={16} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('page.back')}
      </Button>
      <QueryView query={query}>{(space) => <Space space={space} />}</QueryView>
    </Page>
  );
}

function Space({ space }: { space: PartnershipSpace }) {
  const { t } = useTranslation('partnerships');
  const format = useFormat();
  if (space.state !== 'open') {
    return (
      <Panel title={t('purpose.title')} actions={<StateBadge line={space} />}>
        <Text className={classes.words}>{space.purpose}</Text>
        <Text size="sm" c="dimmed">
          {t('page.proposed', {
            by: space.purposes.at(-1)?.by ?? '',
            fair: space.fairName,
            when: format.relative(space.lastActivityAt),
          })}
        </Text>
        <AnswerButtons space={space} />
      </Panel>
    );
  }
  return (
    <Stack gap="lg">
      <SleepPanel space={space} />
      <PurposePanel space={space} />
      <PillarsPanel space={space} />
      <div className={classes.columns}>
        <StepsPanel space={space} />
        <Stack gap="lg">
          <FilesPanel space={space} />
          <CounterpartPanels space={space} />
          <MembersPanel space={space} />
        </Stack>
      </div>
    </Stack>
  );
}
