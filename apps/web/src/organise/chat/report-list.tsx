import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { type ChatReport, liftSuspension, listChatReports, listModeration } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { ReportDecision } from './report-decision.js';

/** Reported messages, newest first. */
export function ReportList({ state }: { state: 'open' | 'decided' }) {
  const { t } = useTranslation('chat');
  const { fairId } = useFair();
  const [openId, setOpenId] = useState<string | null>(null);
  const list = usePaged(listChatReports, { params: { fairId }, query: { state, limit: 20 } });
  return (
    <QueryView query={list}>
      {() =>
        list.items?.length === 0 ? (
          <EmptyState title={t(state === 'open' ? 'moderation.none' : 'moderation.noneDecided')} />
        ) : (
          <Stack>
            {list.items?.map((report) => (
              <Report key={report.id} report={report} onOpen={() => setOpenId(report.id)} />
            ))}
            <LoadMore list={list} />
            {openId !== null && <ReportDecision reportId={openId} onClose={() => setOpenId(null)} />}
          </Stack>
        )
      }
    </QueryView>
  );
}

function Report({ report, onOpen }: { report: ChatReport; onOpen: () => void }) {
  const { t } = useTranslation('chat');
  const { fairId } = useFair();
  const format = useFormat();
  const { sender, reporter, reason, note, text, createdAt, decision, otherReports, isSuspended } = report;
  const lift = useAction(liftSuspension, {
    invalidates: [listChatReports, listModeration],
    onError: toastError,
    onSuccess: () => toastSuccess(t('moderation.lifted', { name: sender.name })),
  });
  return (
    <Panel
      title={sender.companyName ? t('moderation.of', { name: sender.name, company: sender.companyName }) : sender.name}
      lead={t('moderation.by', { name: reporter.name, when: format.moment(createdAt) })}
    >
      <Group gap="xs">
        <Badge variant="outline" color="red.8">
          {t(`report.reason.${reason}`)}
        </Badge>
        {decision && (
          <Badge variant="outline" color="stone.8">
            {t(`moderation.act.${decision}`)}
          </Badge>
        )}
        {isSuspended && (
          <Badge variant="outline" color="stone.8">
            {t('moderation.suspended')}
          </Badge>
        )}
      </Group>
      <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }} lineClamp={4}>
        {text}
      </Text>
      {note && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {note}
        </Text>
      )}
      {otherReports > 0 && <Text size="sm">{t('moderation.others', { count: otherReports })}</Text>}
      <Group gap="xs">
        <Button variant="default" aria-label={t('moderation.lookName', { name: sender.name })} onClick={onOpen}>
          {t('moderation.look')}
        </Button>
        {isSuspended && (
          <Button
            variant="default"
            aria-label={t('moderation.liftName', { name: sender.name })}
            loading={lift.isPending}
            onClick={() => lift.mutate({ params: { fairId, participantId: sender.id } })}
          >
            {t('moderation.lift')}
          </Button>
        )}
      </Group>
    </Panel>
  );
}
