import { Button, Skeleton, Stack } from '@mantine/core';
import { type Booth, getBoothStaffing } from '@parvis/contracts';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { WriteButton } from '../../live/messages/write-button.js';
import { CallButton } from '../../live/stand-call/call-button.js';
import { StaffedLine } from '../../live/stand-call/staffed-line.js';

/** Whether somebody is at the booth, and what follows from it: a call where somebody is, otherwise a message; for its team the work. */
export function BoothActions({ booth }: { booth: Booth }) {
  const { t } = useTranslation(['attendee', 'live']);
  const { fairId, isAttendee } = useFair();
  const params = { fairId, boothId: booth.id };
  const { data: staffing } = useEndpoint(getBoothStaffing, { params }, { refetchInterval: 60_000 });
  if (!staffing) return <Skeleton height={84} />;
  const isThere = staffing.staffed > 0;
  const mayCall = isAttendee && !staffing.isStaff && booth.isPublished;
  const [call, write] = isThere ? (['filled', 'default'] as const) : (['default', 'filled'] as const);
  const callButton = mayCall && <CallButton boothId={booth.id} variant={call} />;
  const writeButton = mayCall && <WriteButton to={{ boothId: booth.id }} name={booth.companyName} variant={write} />;
  return (
    <Stack gap="xs">
      <StaffedLine staffing={staffing} />
      {isThere ? callButton : writeButton}
      {isThere ? writeButton : callButton}
      {booth.isOwn && (
        <Button
          component={Link}
          to={`/fairs/${fairId}/hall/${booth.id}/edit`}
          leftSection={<IconPencil size={18} aria-hidden />}
        >
          {t('booth.edit')}
        </Button>
      )}
      {staffing.isStaff && (
        <Button component={Link} to={`/fairs/${fairId}/duty`} variant="default">
          {t('live:stand.toDuty')}
        </Button>
      )}
    </Stack>
  );
}
