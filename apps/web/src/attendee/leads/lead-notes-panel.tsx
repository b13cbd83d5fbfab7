import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { addLeadNote, deleteLeadNote, getLead, type Lead } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';

/** Notes that the whole team sees. */
export function LeadNotesPanel({ lead }: { lead: Lead }) {
  const { t } = useTranslation(['leads', 'common']);
  const { fairId, fair } = useFair();
  const format = useFormat();
  const [text, setText] = useState('');
  const params = { fairId, leadId: lead.id };
  const add = useAction(addLeadNote, {
    invalidates: [getLead],
    onSuccess: () => setText(''),
    onError: toastError,
  });
  const remove = useAction(deleteLeadNote, { invalidates: [getLead], onError: toastError });
  return (
    <Panel title={t('notes.title')} lead={t('notes.lead')}>
      <Stack gap="xs">
        <Textarea
          label={t('notes.label')}
          autosize
          minRows={2}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          style={{ alignSelf: 'end' }}
          disabled={text.trim() === ''}
          loading={add.isPending}
          onClick={() => add.mutate({ params, body: { text } })}
        >
          {t('notes.add')}
        </Button>
      </Stack>
      <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
        {lead.notes.map((note) => (
          <li key={note.id}>
            <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{note.text}</Text>
            <Group justify="space-between" gap="xs">
              <Text size="xs" c="dimmed">
                {[note.by, format.moment(note.at, fair.timeZone), note.isOfMeeting && t('notes.ofMeeting')]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
              {note.isOwn && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  loading={remove.isPending}
                  onClick={() => remove.mutate({ params: { ...params, noteId: note.id } })}
                >
                  {t('common:action.remove')}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </Stack>
    </Panel>
  );
}
