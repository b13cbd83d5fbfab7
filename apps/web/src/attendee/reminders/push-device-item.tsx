import { Badge, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { type PushDevice, testPushDevice } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFormat } from '../../i18n/use-format.js';
import { toastError } from '../../ui/toast.js';

interface PushDeviceItemProps {
  device: PushDevice;
  /** The browser that shows this page. */
  isOwn: boolean;
  isBusy: boolean;
  onNames(showsNames: boolean): void;
  onRemove(): void;
  onTested(): Promise<void>;
}

/** One device that is told: what it shows, a message to try it out, and the end of it. */
export function PushDeviceItem({ device, isOwn, isBusy, onNames, onRemove, onTested }: PushDeviceItemProps) {
  const { t } = useTranslation('reminders');
  const format = useFormat();
  const { id, name, showsNames, createdAt } = device;
  const test = useAction(testPushDevice, { onSuccess: onTested, onError: toastError });
  return (
    <Stack component="li" gap="xs">
      <Group justify="space-between" gap="sm">
        <div>
          <Group gap="xs">
            <Text fw={600}>{name}</Text>
            {isOwn && <Badge color="petrol.8">{t('push.current')}</Badge>}
          </Group>
          <Text size="sm" c="dimmed">
            {t('push.since', { when: format.relative(createdAt) })}
          </Text>
        </div>
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            aria-label={t('push.testOf', { device: name })}
            loading={test.isPending}
            onClick={() => test.mutate({ params: { deviceId: id } })}
          >
            {t('push.test')}
          </Button>
          <Button
            variant="default"
            size="xs"
            aria-label={t('push.removeOf', { device: name })}
            loading={isBusy}
            onClick={onRemove}
          >
            {t('push.remove')}
          </Button>
        </Group>
      </Group>
      <Checkbox
        label={t('push.names')}
        checked={showsNames}
        onChange={(event) => onNames(event.currentTarget.checked)}
      />
      {test.data && (
        <Text size="sm" role="status">
          {t(`push.tested.${test.data.result}`)}
        </Text>
      )}
    </Stack>
  );
}
