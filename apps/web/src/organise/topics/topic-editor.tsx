import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { listTopics, type Topic } from '@parvis/contracts';
import { IconCategory, IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { keyOf } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LeaveGuard } from '../../ui/leave-guard.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { saveTopics } from './save-topics.js';
import { TopicBranch } from './topic-branch.js';
import { draftsOf, firstGap, moved, newDraft, type TopicDraft } from './topic-draft.js';

/** Edits the whole tree and saves it at once. */
export function TopicEditor({ topics }: { topics: Topic[] }) {
  const { t } = useTranslation(['organiser', 'common']);
  const { fairId } = useFair();
  const client = useQueryClient();
  const [drafts, setDrafts] = useState(() => draftsOf(topics));
  const [isDirty, setDirty] = useState(false);
  const [isChecked, setChecked] = useState(false);

  const save = useMutation({
    mutationFn: () => saveTopics(fairId, drafts),
    onSuccess: (saved) => {
      client.setQueryData(keyOf(listTopics, { params: { fairId } }), saved);
      setDrafts(draftsOf(saved));
      setDirty(false);
      setChecked(false);
      toastSuccess(t('common:saved'));
    },
    onError: (error) => {
      if (!(error instanceof ApiError && error.code === 'TOPIC_IN_USE')) toastError(error);
    },
  });
  const change = (next: TopicDraft[]) => {
    setDrafts(next);
    setDirty(true);
    save.reset();
  };
  const submit = () => {
    setChecked(true);
    const gap = firstGap(drafts);
    if (gap) document.getElementById(`${gap.key}-${gap.locale}`)?.focus();
    else save.mutate();
  };
  const add = () => change([...drafts, newDraft()]);
  const addButton = (
    <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
      {t('topics.addMain')}
    </Button>
  );

  return (
    <Stack>
      {drafts.length === 0 && (
        <EmptyState
          icon={<IconCategory size={40} stroke={1.3} aria-hidden />}
          title={t('topics.empty.title')}
          action={addButton}
        >
          {t('topics.empty.text')}
        </EmptyState>
      )}
      {drafts.map((draft, index) => (
        <TopicBranch
          key={draft.key}
          draft={draft}
          isFirst={index === 0}
          isLast={index === drafts.length - 1}
          isChecked={isChecked}
          onChange={(next) => change(drafts.with(index, next))}
          onMove={(by) => change(moved(drafts, index, by))}
          onRemove={() => change(drafts.toSpliced(index, 1))}
        />
      ))}
      {save.error instanceof ApiError && save.error.code === 'TOPIC_IN_USE' && (
        <InUse error={save.error} onUndo={() => change(draftsOf(topics))} />
      )}
      {(drafts.length > 0 || isDirty) && (
        <Group justify="space-between">
          {drafts.length > 0 ? addButton : <span />}
          <Group>
            {isDirty && <Text size="sm">{t('common:unsaved')}</Text>}
            <Button onClick={submit} disabled={!isDirty} loading={save.isPending}>
              {t('common:action.save')}
            </Button>
          </Group>
        </Group>
      )}
      <LeaveGuard isDirty={isDirty} />
    </Stack>
  );
}

function InUse({ error, onUndo }: { error: ApiError; onUndo: () => void }) {
  const { t } = useTranslation(['errors', 'organiser']);
  const { topics } = error.details;
  return (
    <Alert color="red" variant="outline" bg="white" role="alert" title={t('errors:codes.TOPIC_IN_USE')}>
      {Array.isArray(topics) && <Text mb="sm">{topics.join(', ')}</Text>}
      <Button size="xs" variant="default" onClick={onUndo}>
        {t('organiser:topics.undo')}
      </Button>
    </Alert>
  );
}
