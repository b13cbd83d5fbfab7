import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { createStagePoll, listStagePolls, StagePollContent, type StageSession } from '@parvis/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError } from '../../ui/toast.js';

/** A new poll: a question, and one option a line. */
export function PollForm({ session, onClose }: { session: StageSession; onClose(): void }) {
  const { t } = useTranslation(['live', 'common']);
  const { fairId } = useFair();
  const [question, setQuestion] = useState('');
  const [lines, setLines] = useState('');
  const create = useAction(createStagePoll, { invalidates: [listStagePolls], onSuccess: onClose, onError: toastError });
  const options = lines.split('\n').filter((line) => line.trim() !== '');
  const content = StagePollContent.safeParse({ question, options });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (content.success) create.mutate({ params: { fairId, sessionId: session.id }, body: content.data });
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        <TextInput
          label={t('stage.poll.question')}
          maxLength={300}
          required
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <Textarea
          label={t('stage.poll.options')}
          description={t('stage.poll.optionsHint')}
          required
          autosize
          minRows={3}
          value={lines}
          onChange={(event) => setLines(event.currentTarget.value)}
        />
        <Group gap="sm" justify="flex-end">
          <Button variant="default" size="sm" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" size="sm" loading={create.isPending} disabled={!content.success}>
            {t('stage.poll.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
