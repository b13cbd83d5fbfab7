import { Badge, Button, Divider, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';
import { currentSession, listDevices, revokeDevice, revokeOtherDevices } from '../session/auth.js';
import { Panel } from '../ui/panel.js';
import { QueryView } from '../ui/query-view.js';
import { toastError, toastSuccess } from '../ui/toast.js';
import { deviceName } from './device-name.js';

const readDevices = async () => {
  const [devices, current] = await Promise.all([listDevices(), currentSession()]);
  return devices
    .map((device) => ({ ...device, isCurrent: device.id === current?.session.id }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.updatedAt.localeCompare(a.updatedAt));
};

/** Where the account is signed in, each with a way to end it. */
export function DevicesPanel() {
  const { t } = useTranslation('account');
  const format = useFormat();
  const client = useQueryClient();
  const queryKey = ['devices'];
  const devices = useQuery({ queryKey, queryFn: readDevices });
  const revoke = useMutation<unknown, Error, string | null>({
    mutationFn: (token) => (token === null ? revokeOtherDevices() : revokeDevice(token)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey });
      toastSuccess(t('account.devices.revoked'));
    },
    onError: toastError,
  });

  return (
    <Panel title={t('account.devices.title')} lead={t('account.devices.lead')}>
      <QueryView query={devices}>
        {(list) => (
          <Stack gap="sm">
            {list.map((device) => {
              const name = deviceName(device.userAgent) ?? t('account.devices.unknown');
              return (
                <Fragment key={device.id}>
                  <Group justify="space-between">
                    <div>
                      <Group gap="xs">
                        <Text fw={600}>{name}</Text>
                        {device.isCurrent && <Badge color="petrol.8">{t('account.devices.current')}</Badge>}
                      </Group>
                      <Text size="sm" c="dimmed">
                        {t('account.devices.since', { when: format.relative(device.createdAt) })}
                        {device.ipAddress && ` · ${device.ipAddress}`}
                      </Text>
                    </div>
                    {!device.isCurrent && (
                      <Button
                        variant="default"
                        size="xs"
                        aria-label={t('account.devices.revokeOf', { device: name })}
                        loading={revoke.isPending && revoke.variables === device.token}
                        onClick={() => revoke.mutate(device.token)}
                      >
                        {t('account.devices.revoke')}
                      </Button>
                    )}
                  </Group>
                  <Divider />
                </Fragment>
              );
            })}
            {list.length > 1 && (
              <Group>
                <Button variant="default" onClick={() => revoke.mutate(null)}>
                  {t('account.devices.revokeOthers')}
                </Button>
              </Group>
            )}
          </Stack>
        )}
      </QueryView>
    </Panel>
  );
}
