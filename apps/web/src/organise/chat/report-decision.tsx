import { Button, Group, Modal, Paper, Select, Stack, Text, Textarea } from '@mantine/core';
import {
  type BodyInputOf,
  type ChatReportView,
  decideChatReport,
  getChatReport,
  listChatReports,
  listModeration,
} from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { MessageText } from '../../live/chat/message-text.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

type Act = BodyInputOf<typeof decideChatReport>['act'];
const hours = [1, 24, 72] as const;

/** A reported message with what stands around it, and what is to be done. */
export function ReportDecision({ reportId, onClose }: { reportId: string; onClose: () => void }) {
  const { t } = useTranslation(['chat', 'common']);
  const { fairId } = useFair();
  // Each look is logged, so it is asked for once.
  const query = useEndpoint(
    getChatReport,
    { params: { fairId, reportId } },
    { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('moderation.context')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <QueryView query={query}>{(report) => <Decision report={report} onClose={onClose} />}</QueryView>
    </Modal>
  );
}

function Decision({ report, onClose }: { report: ChatReportView; onClose: () => void }) {
  const { t } = useTranslation('chat');
  const { fairId } = useFair();
  const [note, setNote] = useState('');
  const [span, setSpan] = useState<string>('24');
  const decide = useAction(decideChatReport, {
    invalidates: [listChatReports, listModeration],
    onError: toastError,
    onSuccess: () => {
      toastSuccess(t('moderation.done'));
      onClose();
    },
  });
  const button = (act: Act, label: string, color?: string) => (
    <Button
      color={color}
      variant={color ? 'filled' : 'default'}
      loading={decide.isPending && decide.variables.body.act === act}
      disabled={decide.isPending}
      onClick={() =>
        decide.mutate({
          params: { fairId, reportId: report.id },
          body: { act, note, hours: act === 'suspended' && span !== '' ? Number(span) : null },
        })
      }
    >
      {label}
    </Button>
  );
  return (
    <Stack>
      <Context report={report} />
      <Textarea
        label={t('moderation.note')}
        maxLength={1000}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Select
        label={t('moderation.hours')}
        maw={260}
        allowDeselect={false}
        value={span}
        onChange={(value) => setSpan(value ?? '')}
        data={[
          ...hours.map((count) => ({ value: String(count), label: t('moderation.hour', { count }) })),
          { value: '', label: t('moderation.toEnd') },
        ]}
      />
      <Group gap="xs">
        {button('dismissed', t('moderation.dismissed'))}
        {button('hidden', t('moderation.hidden'))}
        {button('warned', t('moderation.warned'))}
        {button('suspended', t('moderation.suspendedAct'), 'red.8')}
      </Group>
    </Stack>
  );
}

function Context({ report }: { report: ChatReportView }) {
  const { t } = useTranslation('chat');
  const format = useFormat();
  return (
    <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
      {report.context.map((message) => {
        const isReported = message.id === report.messageId;
        const words = isReported ? report.text : message.text || (message.file?.name ?? t('list.deleted'));
        return (
          <Paper key={message.id} component="li" withBorder={isReported} p={isReported ? 'xs' : 0} px="xs">
            <Text size="xs" c="dimmed">
              {message.senderName} · {format.moment(message.createdAt)}
            </Text>
            <Text size="sm" component="div" fw={isReported ? 600 : undefined}>
              <MessageText text={words} />
            </Text>
          </Paper>
        );
      })}
    </Stack>
  );
}
