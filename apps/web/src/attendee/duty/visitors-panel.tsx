import { Stack, Text } from '@mantine/core';
import { listVisitorsNow } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { VisitorItem } from './visitor-item.js';

/** Who looks at the booth at this moment, and why they fit. */
export function VisitorsPanel({ boothId }: { boothId: string }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const query = useEndpoint(listVisitorsNow, { params: { fairId, boothId } }, { refetchInterval: 30_000 });
  return (
    <Panel title={t('visitors.title')} lead={query.data && t('visitors.visits', { count: query.data.visits })}>
      <QueryView query={query}>
        {({ visitors, unseen }) => (
          <>
            <Text role="status">
              {visitors.length + unseen === 0
                ? t('visitors.none')
                : t('visitors.now', { count: visitors.length + unseen })}
            </Text>
            <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
              {visitors.map((visitor) => (
                <VisitorItem key={visitor.visitor.id} boothId={boothId} visitor={visitor} />
              ))}
            </Stack>
            {unseen > 0 && (
              <Text size="sm" c="dimmed">
                {t('visitors.unseen', { count: unseen })}
              </Text>
            )}
          </>
        )}
      </QueryView>
    </Panel>
  );
}
