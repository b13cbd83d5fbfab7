import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import {
  type ExportFormat,
  exportFormats,
  exportLeads,
  fetchLeadExport,
  type LeadExport,
  listLeadExports,
  listLeads,
  mostDirectLeads,
  startLeadExport,
} from '@parvis/contracts';
import { IconDownload, IconFileTime } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/client.js';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError } from '../../ui/toast.js';

/** Leads as files, and who has taken them. */
export function ExportPage() {
  const { t } = useTranslation('leads');
  const { fairId } = useFair();
  const log = useEndpoint(
    listLeadExports,
    { params: { fairId } },
    { refetchOnMount: 'always', refetchInterval: 10_000 },
  );
  const leads = useEndpoint(listLeads, { params: { fairId }, query: { limit: 1 } });
  const isLarge = (leads.data?.total ?? 0) > mostDirectLeads;
  return (
    <Page title={t('export.title')} lead={t('export.lead')} width="narrow">
      <Panel>
        {isLarge && <Text>{t('export.large')}</Text>}
        {exportFormats.map((one) => (
          <FormatLine key={one} format={one} isLarge={isLarge} />
        ))}
      </Panel>
      <Panel title={t('export.log')}>
        <QueryView query={log}>
          {(exports) =>
            exports.length === 0 ? (
              <Text c="dimmed">{t('export.none')}</Text>
            ) : (
              <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
                {exports.map((one) => (
                  <ExportLine key={one.id} one={one} />
                ))}
              </Stack>
            )
          }
        </QueryView>
      </Panel>
    </Page>
  );
}

function FormatLine({ format, isLarge }: { format: ExportFormat; isLarge: boolean }) {
  const { t } = useTranslation('leads');
  const { fairId } = useFair();
  const prepare = useAction(startLeadExport, { invalidates: [listLeadExports], onError: toastError });
  const name = t(`export.format.${format}`);
  return (
    <Group justify="space-between" gap="sm">
      <div style={{ flex: '1 1 14rem' }}>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {t(`export.hint.${format}`)}
        </Text>
      </div>
      <Group gap="xs">
        <Button
          variant={isLarge ? 'default' : 'subtle'}
          aria-label={t('export.prepareAs', { format: name })}
          leftSection={<IconFileTime size={18} aria-hidden />}
          loading={prepare.isPending}
          onClick={() => prepare.mutate({ params: { fairId }, body: { format } })}
        >
          {t('export.prepare')}
        </Button>
        {!isLarge && (
          <Button
            component="a"
            href={addressOf(exportLeads, { params: { fairId }, query: { format } })}
            download
            variant="default"
            aria-label={t('export.downloadAs', { format: name })}
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t('export.download')}
          </Button>
        )}
      </Group>
    </Group>
  );
}

function ExportLine({ one }: { one: LeadExport }) {
  const { t } = useTranslation('leads');
  const { fair } = useFair();
  const format = useFormat();
  const at = format.moment(one.at, fair.timeZone);
  const rows = one.state === 'done' && t('export.rows', { count: one.rows });
  return (
    <li>
      <Text size="sm">{[at, one.by, t(`export.format.${one.format}`), rows].filter(Boolean).join(' · ')}</Text>
      <ExportFile one={one} at={at} />
    </li>
  );
}

/** What has become of a file that was made in the background. */
function ExportFile({
  one: { id, state, progress, rows, fileUntil, isOutdated },
  at,
}: {
  one: LeadExport;
  at: string;
}) {
  const { t } = useTranslation('leads');
  const { fairId, fair } = useFair();
  const format = useFormat();
  if (state === 'waiting')
    return (
      <Text size="sm" c="dimmed" role="status">
        {t('export.working', { done: format.number(progress), total: format.number(rows) })}
      </Text>
    );
  if (state === 'failed' || isOutdated)
    return (
      <Text size="sm" c="dimmed">
        {t(state === 'failed' ? 'export.failed' : 'export.outdated')}
      </Text>
    );
  if (fileUntil === null) return null;
  return (
    <Text size="sm">
      <Anchor
        href={addressOf(fetchLeadExport, { params: { fairId, exportId: id } })}
        download
        inherit
        underline="always"
        aria-label={t('export.fetchOf', { at })}
      >
        {t('export.fetch')}
      </Anchor>{' '}
      {t('export.until', { at: format.moment(fileUntil, fair.timeZone) })}
    </Text>
  );
}
