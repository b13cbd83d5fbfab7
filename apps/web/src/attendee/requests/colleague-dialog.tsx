import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { listRequestColleagues } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { QueryView } from '../../ui/query-view.js';
import { fullName } from '../people/full-name.js';

interface ColleagueDialogProps {
  title: string;
  text: string;
  /** Starts of the times in question: a colleague who is busy at all of them cannot take over. */
  times: string[];
  isBusy: boolean;
  onChoose: (choice: { colleagueId: string; note: string }) => void;
  onClose: () => void;
}

/** Chooses a colleague who takes over, with a note for him or her. */
export function ColleagueDialog({ title, text, times, isBusy, onChoose, onClose }: ColleagueDialogProps) {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  const colleagues = useEndpoint(listRequestColleagues, { params: { fairId }, query: { times } });
  const [colleagueId, setColleagueId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const confirm = () => {
    setTried(true);
    if (colleagueId !== null) onChoose({ colleagueId, note });
  };
  return (
    <ConfirmDialog
      isOpen
      title={title}
      confirmLabel={t('handOver.confirm')}
      isBusy={isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack>
        <Text>{text}</Text>
        <QueryView query={colleagues} loading={<Text size="sm">{t('times.loading')}</Text>}>
          {(list) =>
            list.length === 0 ? (
              <Text c="dimmed">{t('handOver.nobody')}</Text>
            ) : (
              <Radio.Group
                label={t('handOver.who')}
                value={colleagueId}
                onChange={setColleagueId}
                error={isTried && colleagueId === null && t('handOver.missing')}
              >
                <Stack gap={6} mt={6}>
                  {list.map((person) => (
                    <Radio
                      key={person.id}
                      value={person.id}
                      label={fullName(person)}
                      description={
                        person.busyAt.length > 0
                          ? t('companions.busy', { count: person.busyAt.length })
                          : person.jobTitle
                      }
                      disabled={times.length > 0 && person.busyAt.length >= times.length}
                    />
                  ))}
                </Stack>
              </Radio.Group>
            )
          }
        </QueryView>
        <Textarea
          label={t('handOver.note')}
          description={t('handOver.noteHint')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={1000}
          autosize
          minRows={2}
        />
      </Stack>
    </ConfirmDialog>
  );
}
