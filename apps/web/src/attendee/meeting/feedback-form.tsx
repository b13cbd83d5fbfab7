import { Anchor, Group, Stack, Switch, Text, Textarea } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOwnProfile } from '../people/use-own-profile.js';
import { NextStepFields } from './next-step-fields.js';
import { NotedTopics } from './noted-topics.js';
import { StarRating } from './star-rating.js';
import { type SaveState, useFeedback } from './use-feedback.js';

interface FeedbackFormProps {
  meeting: AgendaMeeting;
  /** A meeting that has not begun can be prepared with a note, but not rated. */
  isRatable: boolean;
}

/** Rating, note, follow-up mark and next step of a meeting, saved as they are given. All private but for a note that is shared. */
export function FeedbackForm({ meeting, isRatable }: FeedbackFormProps) {
  const { t } = useTranslation(['attendee', 'attendance']);
  const { data: own } = useOwnProfile();
  const { draft, state, change, save } = useFeedback(meeting);
  return (
    <Stack gap="sm">
      {isRatable && (
        <div>
          <Group gap="sm">
            <Text size="sm" fw={600}>
              {t('feedback.rating')}
            </Text>
            <StarRating value={draft.rating} onChange={(rating) => change({ rating })} />
          </Group>
          <Text size="xs" c="dimmed">
            {t('attendance:after.ratingPrivate')}
          </Text>
        </div>
      )}
      <Textarea
        label={t('feedback.note')}
        description={draft.isShared ? t('attendance:after.sharedHint') : t('feedback.private')}
        autosize
        minRows={3}
        maxRows={14}
        maxLength={4000}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        onBlur={() => void save()}
      />
      <NotedTopics draft={draft} onChange={change} />
      {own?.companyId && (
        <Switch
          label={t('attendance:after.share')}
          checked={draft.isShared}
          onChange={(event) => change({ isShared: event.currentTarget.checked })}
        />
      )}
      <NextStepFields draft={draft} onChange={change} onLeave={() => void save()} />
      <Group justify="space-between">
        <Switch
          label={t('feedback.followUp')}
          checked={draft.followUp}
          onChange={(event) => change({ followUp: event.currentTarget.checked })}
        />
        <SaveWord state={state} onRetry={() => void save()} />
      </Group>
    </Stack>
  );
}

function SaveWord({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  const { t } = useTranslation(['attendee', 'common']);
  return (
    <Text size="sm" c={state === 'failed' ? 'red.9' : 'dimmed'} component="div" role="status" mih="1.5rem">
      {state === 'failed' ? (
        <Group gap={6}>
          <IconAlertTriangle size={16} aria-hidden />
          {t('feedback.state.failed')}
          <Anchor component="button" type="button" size="sm" onClick={onRetry}>
            {t('common:action.retry')}
          </Anchor>
        </Group>
      ) : (
        state !== 'clean' && (
          <Group gap={6}>
            {state === 'saved' && <IconCheck size={16} aria-hidden />}
            {t(`feedback.state.${state}`)}
          </Group>
        )
      )}
    </Text>
  );
}
