import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { StageSession } from '@parvis/contracts';
import { IconClock, IconPencil, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ZonedRange } from '../../attendee/time/zoned-range.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { useLocalText } from '../use-local-text.js';
import { AgendaMark } from './agenda-mark.js';
import { PollPanel } from './poll-panel.js';
import { QuestionPanel } from './question-panel.js';
import { StageBadge } from './stage-badge.js';
import { StageOrganiser } from './stage-organiser.js';
import { StagePeople } from './stage-people.js';
import { StageRecording } from './stage-recording.js';

interface StageSheetProps {
  session: StageSession;
  /** Opens the stage or the back stage; null for whoever has to wait or comes too late. */
  onEnter: (() => void) | null;
}

/** A session without its stage: before it, after it, and for whoever has left. */
export function StageSheet({ session, onEnter }: StageSheetProps) {
  const { t } = useTranslation('live');
  const { fairId, isOrganiser } = useFair();
  const textOf = useLocalText();
  const format = useFormat();
  const description = textOf(session.description);
  const isLive = session.state === 'live';
  return (
    <Page
      title={textOf(session.title)}
      lead={format.dayOf(session.startsAt)}
      actions={
        <>
          {isOrganiser && session.state !== 'over' && session.state !== 'cancelled' && (
            <Button component={Link} to="edit" variant="default" leftSection={<IconPencil size={18} aria-hidden />}>
              {t('stage.edit')}
            </Button>
          )}
          {onEnter && (
            <Button onClick={onEnter} leftSection={<IconVideo size={18} aria-hidden />}>
              {t(isLive ? 'stage.enterStage' : 'stage.enterBackStage')}
            </Button>
          )}
        </>
      }
    >
      <Group gap="md">
        <StageBadge state={session.state} />
        <ZonedRange startsAt={session.startsAt} endsAt={session.endsAt} />
        <AgendaMark
          sessionId={session.id}
          title={textOf(session.title)}
          mark={session.onAgenda}
          isAhead={session.state === 'planned' || isLive}
        />
      </Group>
      {session.state === 'planned' && session.ownPart === 'viewer' && (
        <Alert color="petrol" variant="outline" bg="white" icon={<IconClock aria-hidden />} role="status">
          {t('stage.waiting')}
        </Alert>
      )}
      <Panel title={t('stage.part.about')}>
        {description && <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{description}</Text>}
        <StagePeople session={session} />
        {session.people.length === 0 && !description && <Text c="dimmed">{t('stage.noDetails')}</Text>}
      </Panel>
      <StageOrganiser session={session} />
      <StageRecording session={session} />
      <Stack gap="lg">
        <Panel title={t('stage.part.questions')}>
          <QuestionPanel session={session} />
        </Panel>
        <Panel title={t('stage.part.polls')}>
          <PollPanel session={session} />
        </Panel>
      </Stack>
      <div>
        <Button component={Link} to={`/fairs/${fairId}/stage`} variant="default">
          {t('stage.back')}
        </Button>
      </div>
    </Page>
  );
}
