import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import {
  type AgendaMeeting,
  getAgenda,
  getMeeting,
  inviteColleague,
  listColleagues,
  removeGuest,
} from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError } from '../../ui/toast.js';
import { fullName } from '../people/full-name.js';
import { PersonLine } from '../people/person-line.js';
import { useOwnProfile } from '../people/use-own-profile.js';

const changed = [getMeeting, getAgenda, listColleagues];

/** Colleagues who come along, and those who could. */
export function ColleaguesPanel({ meeting, ownId }: { meeting: AgendaMeeting; ownId: string }) {
  const { t } = useTranslation(['attendee', 'common']);
  const { fairId } = useFair();
  const { data: own } = useOwnProfile();
  const meetingId = meeting.id;
  const colleagues = useEndpoint(listColleagues, { params: { fairId, meetingId } });
  const invite = useAction(inviteColleague, { invalidates: changed, onError: toastError });
  const takeBack = useAction(removeGuest, { invalidates: changed, onError: toastError });
  const guests = meeting.attendees.filter(
    ({ id, part, companyId }) => part === 'guest' && id !== ownId && companyId === own?.companyId,
  );
  const paramsOf = (participantId: string) => ({ params: { fairId, meetingId, participantId } });
  const isBusy = (action: typeof invite, id: string) =>
    action.isPending && action.variables?.params.participantId === id;

  return (
    <Panel title={t('colleagues.title')} lead={t('colleagues.lead')}>
      <QueryView query={colleagues}>
        {(list) => {
          const others = list.filter(({ id }) => !guests.some((guest) => guest.id === id));
          if (others.length + guests.length === 0) return <Text c="dimmed">{t('colleagues.none')}</Text>;
          return (
            <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
              {guests.map((person) => (
                <Group key={person.id} component="li" justify="space-between" gap="sm">
                  <PersonLine person={person} />
                  <Group gap="xs">
                    <Badge color="petrol.8" variant="outline">
                      {t('colleagues.invited')}
                    </Badge>
                    <Button
                      size="xs"
                      variant="default"
                      loading={isBusy(takeBack, person.id)}
                      aria-label={t('colleagues.takeBackOf', { name: fullName(person) })}
                      onClick={() => takeBack.mutate(paramsOf(person.id))}
                    >
                      {t('colleagues.takeBack')}
                    </Button>
                  </Group>
                </Group>
              ))}
              {others.map((person) => (
                <Group key={person.id} component="li" justify="space-between" gap="sm">
                  <PersonLine person={person} />
                  {person.isFree ? (
                    <Button
                      size="xs"
                      variant="default"
                      loading={isBusy(invite, person.id)}
                      aria-label={t('colleagues.inviteOf', { name: fullName(person) })}
                      onClick={() => invite.mutate(paramsOf(person.id))}
                    >
                      {t('colleagues.invite')}
                    </Button>
                  ) : (
                    <Text size="sm" c="dimmed">
                      {t('colleagues.busy')}
                    </Text>
                  )}
                </Group>
              ))}
            </Stack>
          );
        }}
      </QueryView>
    </Panel>
  );
}
