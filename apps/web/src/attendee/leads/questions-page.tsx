import { ActionIcon, Button, Group, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { getLeadDesk, type LeadQuestion, setLeadQuestions } from '@parvis/contracts';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

interface Draft {
  id: string;
  kind: LeadQuestion['kind'];
  text: string;
  choices: string[];
}

const kinds = ['text', 'yes-no', 'choice'] as const;

/** The questions that a booth's team asks of each lead. */
export function QuestionsPage() {
  const { t } = useTranslation('leads');
  const { fairId } = useFair();
  const desk = useEndpoint(getLeadDesk, { params: { fairId } });
  return (
    <Page title={t('questions.title')} lead={t('questions.lead')} width="narrow">
      <QueryView query={desk}>{({ questions }) => <QuestionsForm questions={questions} />}</QueryView>
    </Page>
  );
}

function QuestionsForm({ questions }: { questions: readonly LeadQuestion[] }) {
  const { t } = useTranslation(['leads', 'common']);
  const { fairId } = useFair();
  const navigate = useNavigate();
  const [drafts, setDrafts] = useState<Draft[]>(() => questions.map((one) => ({ choices: [], ...one })));
  const save = useAction(setLeadQuestions, {
    invalidates: [getLeadDesk],
    onError: toastError,
    onSuccess: () => {
      toastSuccess(t('common:saved'));
      void navigate('..', { relative: 'path' });
    },
  });
  const change = (id: string, part: Partial<Draft>) =>
    setDrafts(drafts.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const isComplete = drafts.every(
    ({ kind, text, choices }) => text.trim() && (kind !== 'choice' || choices.length > 1),
  );
  const body = () => ({
    questions: drafts.map(({ id, kind, text, choices }) =>
      kind === 'choice' ? { id, kind, text, choices } : { id, kind, text },
    ),
  });
  return (
    <Stack>
      {drafts.map((draft, index) => (
        <Panel key={draft.id}>
          <Group align="flex-end" wrap="nowrap">
            <TextInput
              style={{ flex: 1 }}
              label={t('questions.number', { number: index + 1 })}
              maxLength={200}
              required
              value={draft.text}
              onChange={(event) => change(draft.id, { text: event.currentTarget.value })}
            />
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('questions.remove', { number: index + 1 })}
              onClick={() => setDrafts(drafts.filter(({ id }) => id !== draft.id))}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
          <Select
            label={t('questions.kind')}
            allowDeselect={false}
            data={kinds.map((value) => ({ value, label: t(`questions.kinds.${value}`) }))}
            value={draft.kind}
            onChange={(value) => change(draft.id, { kind: kinds.find((one) => one === value) ?? 'text' })}
          />
          {draft.kind === 'choice' && (
            <TagsInput
              label={t('questions.choices')}
              description={t('questions.choicesHint')}
              maxTags={12}
              maxLength={80}
              value={draft.choices}
              onChange={(choices) => change(draft.id, { choices })}
            />
          )}
        </Panel>
      ))}
      <Group justify="space-between">
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={drafts.length >= 20}
          onClick={() => setDrafts([...drafts, { id: crypto.randomUUID(), kind: 'text', text: '', choices: [] }])}
        >
          {t('questions.add')}
        </Button>
        <Button
          disabled={!isComplete}
          loading={save.isPending}
          onClick={() => save.mutate({ params: { fairId }, body: body() })}
        >
          {t('common:action.save')}
        </Button>
      </Group>
    </Stack>
  );
}
