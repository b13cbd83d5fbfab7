import { Button, Group, Stack, Text } from '@mantine/core';
import { type ExportFormat, exportFormats, exportLeads, listLeadExports } from '@parvis/contracts';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/client.js';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';

/** Leads as files, and who has taken them. */
export function ExportPage() {
  const { t } = useTranslation('leads');
  const { fairId, fair } = useFair();
  const format = useFormat();
  const log = useEndpoint(
    listLeadExports,
    { params: { fairId } },
    { refetchOnMount: 'always', refetchInterval: 10_000 },
  );
  return (
    <Page title={t('export.title')} lead={t('export.lead')} width="narrow">
      <Panel>
        {exportFormats.map((one) => (
          <FormatLine key={one} format={one} />
        ))}
      </Panel>
      <Panel title={t('export.log')}>
        <QueryView query={log}>
          {(exports) =>
            exports.length === 0 ? (
              <Text c="dimmed">{t('export.none')}</Text>
            ) : (
              <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
                {exports.map((one) => (
                  <Text component="li" size="sm" key={one.id}>
                    {[
                      format.moment(one.at, fair.timeZone),
                      one.by,
                      t(`export.format.${one.format}`),
                      t('export.rows', { count: one.rows }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                ))}
              </Stack>
            )
          }
        </QueryView>
      </Panel>
    </Page>
  );
}

function FormatLine({ format }: { format: ExportFormat }) {
  const { t } = useTranslation('leads');
  const { fairId } = useFair();
  return (
    <Group justify="space-between" gap="sm">
      <div style={{ flex: '1 1 14rem' }}>
        <Text fw={600}>{t(`export.format.${format}`)}</Text>
        <Text size="sm" c="dimmed">
          {t(`export.hint.${format}`)}
        </Text>
      </div>
      <Button
        component="a"
        href={addressOf(exportLeads, { params: { fairId }, query: { format } })}
        download
        variant="default"
        aria-label={t('export.downloadAs', { format: t(`export.format.${format}`) })}
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        {t('export.download')}
      </Button>
    </Group>
  );
}
