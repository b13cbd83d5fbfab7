import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconBellRinging, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { askForNotices, useNoticePermission } from '../../live/stand-call/desktop-notice.js';
import { ringOnce } from '../../live/stand-call/ring.js';
import { type RingSound, ringSounds, useRingChoice } from '../../live/stand-call/ring-choice.js';

/** How a call makes itself heard and seen in this browser. Asked for where somebody is on duty, not before. */
export function RingSettings() {
  const { t } = useTranslation('live');
  const [sound, setSound] = useRingChoice();
  const permission = useNoticePermission();
  return (
    <Stack gap="xs">
      <Group gap="xs" align="flex-end">
        <Select
          label={t('ring.sound')}
          allowDeselect={false}
          data={ringSounds.map((value) => ({ value, label: t(`ring.sounds.${value}`) }))}
          value={sound}
          onChange={(value) => setSound((value ?? 'bell') as RingSound)}
        />
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={18} aria-hidden />}
          disabled={sound === 'none'}
          onClick={() => ringOnce(sound)}
        >
          {t('ring.try')}
        </Button>
        {permission === 'default' && (
          <Button
            variant="default"
            leftSection={<IconBellRinging size={18} aria-hidden />}
            onClick={() => void askForNotices()}
          >
            {t('ring.allow')}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t(`ring.notice.${permission}`)}
      </Text>
    </Stack>
  );
}
