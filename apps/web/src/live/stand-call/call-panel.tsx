import { Button, Group, Stack, Text } from '@mantine/core';
import { callStand, getBoothStaffing, getOwnCalls } from '@parvis/contracts';
import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useMomentInZones } from '../../attendee/time/use-moment-in-zones.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';
import { MissedCall } from './missed-call.js';
import { useOwnCalls } from './use-own-calls.js';
import { useStaffingNews } from './use-staffed.js';

/** On the page of a booth: whether somebody is there, the call, and what became of it. */
export function CallPanel({ boothId }: { boothId: string }) {
  const { t } = useTranslation('live');
  const { fairId, isAttendee } = useFair();
  const moment = useMomentInZones();
  useStaffingNews();
  const params = { fairId, boothId };
  const { data: staffing } = useEndpoint(getBoothStaffing, { params }, { refetchInterval: 60_000 });
  const { data: calls } = useOwnCalls();
  const start = useAction(callStand, { invalidates: [getOwnCalls], onError: toastError });
  if (!staffing) return null;
  const own = calls?.own ?? null;
  const mayCall = isAttendee && !staffing.isStaff && own?.boothId !== boothId;
  return (
    <Panel title={t('stand.title')}>
      <Group justify="space-between" gap="md">
        <Stack gap={2}>
          <Text fw={600} role="status">
            {staffing.staffed > 0 ? t('stand.peopleThere', { count: staffing.staffed }) : t('stand.nobodyThere')}
          </Text>
          {staffing.staffed === 0 && !staffing.isStaff && (
            <Text size="sm" c="dimmed">
              {staffing.opensAt && !staffing.isOpenNow
                ? t('stand.opensAt', { moment: moment(staffing.opensAt) })
                : t('stand.callAnyway')}
            </Text>
          )}
        </Stack>
        {mayCall && (
          <Button
            leftSection={<IconPhone size={18} aria-hidden />}
            loading={start.isPending}
            onClick={() => start.mutate({ params, body: {} })}
          >
            {t('stand.call')}
          </Button>
        )}
        {staffing.isStaff && (
          <Button component={Link} to={`/fairs/${fairId}/duty`} variant="default">
            {t('stand.toDuty')}
          </Button>
        )}
      </Group>
      {own?.boothId === boothId && own.kind === 'visit' && own.state === 'missed' && (
        <MissedCall key={own.id} call={own} />
      )}
    </Panel>
  );
}
