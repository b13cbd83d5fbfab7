import { Alert, Button, Group, Text } from '@mantine/core';
import { beAtBooth, getBoothStaffing, getVisibility, leaveBooth, setVisibility } from '@parvis/contracts';
import { IconEye } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useLine } from '../../realtime/line.js';
import { toastError } from '../../ui/toast.js';

/** Says that the viewer looks at this booth, and asks once a fair whether its team may see who that is. */
export function VisitHere({ boothId }: { boothId: string }) {
  const { fairId, isAttendee } = useFair();
  const { data: staffing } = useEndpoint(getBoothStaffing, { params: { fairId, boothId } });
  const { data: visibility } = useEndpoint(getVisibility, { params: { fairId } }, { enabled: isAttendee });
  const isVisitor = isAttendee && staffing?.isStaff === false;
  useVisit(isVisitor ? boothId : null);
  if (!isVisitor || visibility?.isVisible !== null) return null;
  return <AskVisibility />;
}

/** A visit lasts as long as the page and its connection; with a new connection it goes on. */
function useVisit(boothId: string | null): void {
  const { fairId } = useFair();
  const lineId = useLine();
  useEffect(() => {
    if (boothId === null || lineId === null) return;
    const input = { params: { fairId, boothId }, body: { lineId } };
    // A connection that has just closed opens again, and says so anew; a visit that was not left ends with its connection.
    void call(beAtBooth, input).catch(() => undefined);
    return () => void call(leaveBooth, input).catch(() => undefined);
  }, [fairId, boothId, lineId]);
}

function AskVisibility() {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const decide = useAction(setVisibility, { invalidates: [getVisibility], onError: toastError });
  const choose = (isVisible: boolean) => decide.mutate({ params: { fairId }, body: { isVisible } });
  return (
    <Alert
      color="petrol"
      variant="outline"
      bg="white"
      icon={<IconEye aria-hidden />}
      title={t('visible.question')}
      role="region"
    >
      <Text mb="sm">{t('visible.text')}</Text>
      <Group gap="sm">
        {/* Neither answer is the better one. */}
        <Button variant="default" loading={decide.isPending} onClick={() => choose(true)}>
          {t('visible.yes')}
        </Button>
        <Button variant="default" disabled={decide.isPending} onClick={() => choose(false)}>
          {t('visible.no')}
        </Button>
      </Group>
    </Alert>
  );
}
