import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { deleteRecording, listRecordings, type Recording, readRecording } from '@parvis/contracts';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/client.js';
import { useAction } from '../../api/use-endpoint.js';
import { useFormat } from '../../i18n/use-format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { useGapWords } from '../../room/call/use-gap-words.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { fileSizeText } from '../chat/file-size.js';

/** One recording: who is in it, the film, and the way to take one's agreement back. */
export function RecordingItem({ fairId, recording }: { fairId: string; recording: Recording }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const gapWords = useGapWords();
  const { startedAt, people, missing, state, deletesAt, deletedBy } = recording;
  const when = format.moment(startedAt);
  return (
    <Stack component="li" gap={6}>
      <Text fw={600}>{when}</Text>
      <Text size="sm" c="dimmed">
        {t('recording.agreed', {
          people: people
            .map(({ name, agreedAt }) => (agreedAt === null ? name : `${name} (${format.time(agreedAt)})`))
            .join(', '),
        })}
      </Text>
      {missing.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('recording.missing', {
            list: gapWords(missing, (id) => missing.find(({ participantId }) => participantId === id)?.name ?? '–'),
          })}
        </Text>
      )}
      {state === 'processing' && (
        <div role="status">
          <Text size="sm">{t('recording.processing')}</Text>
          <Progress value={recording.progress} size="sm" mt={4} aria-label={t('recording.processing')} />
        </div>
      )}
      {state === 'failed' && <Text size="sm">{t('recording.failed')}</Text>}
      {state === 'deleted' && (
        <Text size="sm" c="dimmed">
          {deletedBy === null ? t('recording.expired') : t('recording.deletedBy', { name: deletedBy })}
        </Text>
      )}
      {state === 'ready' && <Film fairId={fairId} recording={recording} when={when} />}
      {recording.canDelete && <TakeBack fairId={fairId} recording={recording} />}
      {state === 'ready' && (
        <Text size="xs" c="dimmed">
          {t('recording.deletesAt', { when: format.moment(deletesAt) })}
        </Text>
      )}
    </Stack>
  );
}

function Film({ fairId, recording, when }: { fairId: string; recording: Recording; when: string }) {
  const { t } = useTranslation('live');
  const locale = useLocale();
  const params = { fairId, recordingId: recording.id };
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said */}
      <video
        controls
        preload="none"
        src={addressOf(readRecording, { params })}
        aria-label={t('recording.film', { when })}
        style={{
          width: '100%',
          aspectRatio: '16 / 9',
          background: '#16242c',
          borderRadius: 'var(--mantine-radius-sm)',
        }}
      />
      <Group gap="xs">
        <Button
          component="a"
          href={addressOf(readRecording, { params, query: { download: 'true' } })}
          variant="default"
          size="sm"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('recording.download', { size: fileSizeText(recording.size ?? 0, locale) })}
        </Button>
      </Group>
    </>
  );
}

function TakeBack({ fairId, recording }: { fairId: string; recording: Recording }) {
  const { t } = useTranslation('live');
  const [isAsking, setAsking] = useState(false);
  const remove = useAction(deleteRecording, {
    invalidates: [listRecordings],
    onSuccess: () => {
      setAsking(false);
      toastSuccess(t('recording.deleteDone'));
    },
    onError: toastError,
  });
  return (
    <div>
      <Button
        variant="subtle"
        color="red.9"
        c="red.9"
        size="compact-sm"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('recording.delete')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('recording.delete')}
        confirmLabel={t('recording.deleteAction')}
        isDangerous
        isBusy={remove.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate({ params: { fairId, recordingId: recording.id } })}
      >
        {t('recording.deleteText')}
      </ConfirmDialog>
    </div>
  );
}
