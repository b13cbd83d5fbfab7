import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconBellRinging } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { pushAbility } from './browser-push.js';
import { PushDeviceItem } from './push-device-item.js';
import { usePushDevices } from './use-push-devices.js';

/** The devices on which news is shown although no page of Parvis is open. Browsers ask only after a click here. */
export function PushPanel() {
  const { t } = useTranslation('reminders');
  const { devices, mark, isOwnListed, add, remove, change, readAgain } = usePushDevices();
  const ability = pushAbility();
  return (
    <Panel title={t('push.title')} lead={t('push.lead')}>
      {ability !== 'possible' && <Text size="sm">{t(`push.ability.${ability}`)}</Text>}
      {add.data === null && ability === 'possible' && (
        <Text size="sm" role="status">
          {t('push.refusedByPerson')}
        </Text>
      )}
      {add.isError && (
        <Alert color="red.9" variant="outline" bg="white" icon={<IconAlertTriangle aria-hidden />} role="alert">
          {t('push.failed')}
        </Alert>
      )}
      {ability === 'possible' && !isOwnListed && (
        <Group>
          <Button
            leftSection={<IconBellRinging size={18} aria-hidden />}
            loading={add.isPending}
            disabled={devices.isPending}
            onClick={() => add.mutate()}
          >
            {t('push.add')}
          </Button>
        </Group>
      )}
      <QueryView query={devices}>
        {(list) =>
          list.length > 0 && (
            <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
              {list.map((device) => (
                <PushDeviceItem
                  key={device.id}
                  device={device}
                  isOwn={device.mark === mark}
                  onNames={(showsNames) => change.mutate({ params: { deviceId: device.id }, body: { showsNames } })}
                  onRemove={() => remove.mutate(device)}
                  onTested={readAgain}
                  isBusy={remove.isPending && remove.variables.id === device.id}
                />
              ))}
            </Stack>
          )
        }
      </QueryView>
    </Panel>
  );
}
