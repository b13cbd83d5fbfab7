import { Alert, Button, Stack, Text } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { useMomentInZones } from '../time/use-moment-in-zones.js';

/** A proposal to move a meeting that waits, and who stands in for whom in it. */
export function PendingMove({ meeting }: { meeting: Pick<AgendaMeeting, 'pendingMove' | 'substitutions'> }) {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  const moment = useMomentInZones();
  const { pendingMove, substitutions } = meeting;
  return (
    <>
      {pendingMove && (
        <Alert
          variant="outline"
          bg="white"
          color="petrol.8"
          title={t(pendingMove.isMyTurn ? 'move.pendingOther' : 'move.pendingOwn')}
        >
          <Stack gap="sm" align="flex-start">
            <Text size="sm">{pendingMove.times.map(({ startsAt }) => moment(startsAt)).join(' · ')}</Text>
            <Button
              component={Link}
              to={`/fairs/${fairId}/requests/${pendingMove.requestId}`}
              variant={pendingMove.isMyTurn ? 'filled' : 'default'}
              size="sm"
            >
              {t(pendingMove.isMyTurn ? 'list.answer' : 'move.see')}
            </Button>
          </Stack>
        </Alert>
      )}
      {substitutions.map(({ gone, came, note, at }) => (
        <Text key={at} size="sm">
          {t('substitute.note', { gone, came })} {note && <em>{note}</em>}
        </Text>
      ))}
    </>
  );
}
