import { Badge } from '@mantine/core';
import { listStaffedBooths } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';

/** Says that somebody is at this booth now. All badges of a page share one answer. */
export function StaffedBadge({ boothId }: { boothId: string }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const { data: staffed } = useEndpoint(listStaffedBooths, { params: { fairId } }, { refetchInterval: 60_000 });
  if (!staffed?.some((booth) => booth.boothId === boothId)) return null;
  return (
    <Badge variant="outline" color="petrol.8" mt={4} style={{ alignSelf: 'flex-start' }}>
      {t('stand.staffed')}
    </Badge>
  );
}
