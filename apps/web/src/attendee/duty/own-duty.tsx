import { Badge, Group, Stack, Switch } from '@mantine/core';
import { type DutyRoster, getBoothStaffing, getDutyRoster, listStaffedBooths, setOwnDuty } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';
import { PersonLine } from '../people/person-line.js';
import { RingSettings } from './ring-settings.js';

/** The own switch, and who else is there. */
export function OwnDuty({ boothId, roster }: { boothId: string; roster: DutyRoster }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const set = useAction(setOwnDuty, {
    invalidates: [getDutyRoster, getBoothStaffing, listStaffedBooths],
    onError: toastError,
  });
  const own = roster.people.find(({ person }) => person.id === roster.ownId);
  return (
    <Panel title={t('duty.now')}>
      {own && (
        <Switch
          size="md"
          label={t('duty.own')}
          description={t('duty.ownHint')}
          checked={own.isOnDuty}
          disabled={set.isPending}
          onChange={(event) =>
            set.mutate({ params: { fairId, boothId }, body: { isOnDuty: event.currentTarget.checked } })
          }
        />
      )}
      {own?.isOnDuty && <RingSettings />}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {roster.people.map(({ person, isOnDuty, isOnline }) => (
          <Group key={person.id} component="li" justify="space-between" gap="sm">
            <PersonLine person={person} />
            <Badge variant={isOnDuty && isOnline ? 'filled' : 'outline'} color={isOnDuty ? 'petrol.8' : 'gray.7'}>
              {t(isOnDuty ? (isOnline ? 'duty.there' : 'duty.notOnline') : 'duty.off')}
            </Badge>
          </Group>
        ))}
      </Stack>
    </Panel>
  );
}
