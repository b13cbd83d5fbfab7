import { Button, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import {
  askStageQuestion,
  listStageQuestions,
  type StageQuestion,
  type StageQuestionState,
  type StageSession,
} from '@parvis/contracts';
import { IconSend } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { LoadMore } from '../../ui/load-more.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError } from '../../ui/toast.js';
import { QuestionCard } from './question-card.js';

/** Questions to a session: asking, voting, and what moderators do with them. */
export function QuestionPanel({ session }: { session: StageSession }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const [state, setState] = useState<StageQuestionState>('open');
  const params = { fairId, sessionId: session.id };
  const list = usePaged(listStageQuestions, { params, query: { state, limit: 30 } });
  const isOpen = session.state === 'planned' || session.state === 'live';
  const states = (
    session.ownPart === 'moderator' ? ['open', 'answered', 'hidden'] : ['open', 'answered']
  ) as StageQuestionState[];
  return (
    <Stack gap="md">
      {isOpen && <AskForm params={params} />}
      <SegmentedControl
        size="xs"
        aria-label={t('stage.question.which')}
        value={state}
        onChange={(value) => setState(value as StageQuestionState)}
        data={states.map((value) => ({ value, label: t(`stage.question.state.${value}`) }))}
      />
      <QueryView query={{ data: list.items as StageQuestion[] | undefined, error: list.error, refetch: list.refetch }}>
        {(questions) =>
          questions.length === 0 ? (
            <Text c="dimmed">{t(`stage.question.none.${state}`)}</Text>
          ) : (
            <Stack gap="sm" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
              {questions.map((question) => (
                <QuestionCard key={question.id} question={question} session={session} />
              ))}
            </Stack>
          )
        }
      </QueryView>
      <LoadMore list={list} />
    </Stack>
  );
}

function AskForm({ params }: { params: { fairId: string; sessionId: string } }) {
  const { t } = useTranslation('live');
  const [text, setText] = useState('');
  const ask = useAction(askStageQuestion, {
    invalidates: [listStageQuestions],
    onSuccess: () => setText(''),
    onError: toastError,
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') ask.mutate({ params, body: { text } });
  };
  return (
    <form onSubmit={send}>
      <Stack gap="xs" align="flex-end">
        <Textarea
          w="100%"
          label={t('stage.question.ask')}
          description={t('stage.question.askHint')}
          maxLength={500}
          autosize
          minRows={2}
          maxRows={6}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          type="submit"
          size="sm"
          loading={ask.isPending}
          disabled={text.trim() === ''}
          leftSection={<IconSend size={16} aria-hidden />}
        >
          {t('stage.question.send')}
        </Button>
      </Stack>
    </form>
  );
}
