import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import {
  listStageQuestions,
  type StageQuestion,
  type StageQuestionState,
  type StageSession,
  setStageQuestionState,
  voteStageQuestion,
} from '@parvis/contracts';
import { IconCheck, IconEye, IconEyeOff, IconThumbUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError } from '../../ui/toast.js';

/** One question with its votes. */
export function QuestionCard({ question, session }: { question: StageQuestion; session: StageSession }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const params = { fairId, sessionId: session.id, questionId: question.id };
  const options = { invalidates: [listStageQuestions], onError: toastError };
  const vote = useAction(voteStageQuestion, options);
  const change = useAction(setStageQuestionState, options);
  const to = (state: StageQuestionState) => change.mutate({ params, body: { state } });
  const isModerator = session.ownPart === 'moderator';
  const isVotable = question.state === 'open' && (session.state === 'planned' || session.state === 'live');
  const { author } = question;
  return (
    <Paper component="li" withBorder p="sm" data-question={question.id}>
      <Stack gap="xs">
        <Text style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>{question.text}</Text>
        <Text size="xs" c="dimmed">
          {question.isOwn
            ? t('stage.question.byYou')
            : author
              ? [author.name, author.companyName].filter(Boolean).join(' · ')
              : t('stage.question.byOrganiser')}
        </Text>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant={question.hasVoted ? 'filled' : 'default'}
            aria-pressed={question.hasVoted}
            aria-label={t('stage.question.vote', { count: question.votes })}
            disabled={question.isOwn || !isVotable}
            loading={vote.isPending}
            leftSection={<IconThumbUp size={14} aria-hidden />}
            onClick={() => vote.mutate({ params, body: { isFor: !question.hasVoted } })}
          >
            {question.votes}
          </Button>
          {isModerator && question.state !== 'answered' && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconCheck size={14} aria-hidden />}
              onClick={() => to('answered')}
            >
              {t('stage.question.answered')}
            </Button>
          )}
          {isModerator && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={
                question.state === 'open' ? <IconEyeOff size={14} aria-hidden /> : <IconEye size={14} aria-hidden />
              }
              onClick={() => to(question.state === 'open' ? 'hidden' : 'open')}
            >
              {t(question.state === 'open' ? 'stage.question.hide' : 'stage.question.reopen')}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
