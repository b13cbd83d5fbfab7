import { Alert, Button, Group, Text } from '@mantine/core';
import type { PersonFace, RequestBar } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { WriteButton } from '../../live/messages/write-button.js';
import { useInName } from '../delegations/use-in-name.js';
import { fullName } from '../people/full-name.js';
import { useMomentInZones } from '../time/use-moment-in-zones.js';

/** Why somebody cannot be asked, and what can be done instead. */
export function RequestBarNote({ bar, person }: { bar: RequestBar; person: PersonFace }) {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  // What a member has is not the lead's to open.
  const { isActing } = useInName();
  const moment = useMomentInZones();
  const { code, note, opensAt, requestId, meetingId } = bar;
  const page = (path: string) => `/fairs/${fairId}/${path}`;
  return (
    <Alert variant="outline" bg="white" color="petrol.8" title={t('bar.title', { name: person.firstName })}>
      <Text>{t(`bar.${code}`, { name: person.firstName, when: opensAt ? moment(opensAt) : '' })}</Text>
      {note && <Text mt={4}>{t('bar.note', { note })}</Text>}
      <Group mt="sm" gap="sm">
        {!isActing && requestId && (
          <Button component={Link} to={page(`requests/${requestId}`)} variant="default">
            {t('bar.toRequest')}
          </Button>
        )}
        {!isActing && meetingId && (
          <Button component={Link} to={page(`meetings/${meetingId}`)} variant="default">
            {t('bar.toMeeting')}
          </Button>
        )}
        {!isActing && code === 'quota' && (
          <Button component={Link} to={page('requests?box=waiting')} variant="default">
            {t('bar.toRequests')}
          </Button>
        )}
        {['opted-out', 'no-free-time'].includes(code) && (
          <WriteButton to={{ participantId: person.id }} name={fullName(person)} />
        )}
      </Group>
    </Alert>
  );
}
