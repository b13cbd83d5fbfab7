import { Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';

const parts = ['place', 'trip', 'share', 'hours', 'co2', 'limit'] as const;
/** As in libs/meetings/src/travel/trip.rules.ts. */
const railKm = 700;

/** How saved travel is reckoned, and what the figures stand on. */
export function TravelMethod({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation(['travel', 'common']);
  const format = useFormat();
  return (
    <Modal
      opened={isOpen}
      size="lg"
      onClose={onClose}
      title={t('method.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack gap="sm">
        {parts.map((part) => (
          <Text key={part}>{t(`method.${part}`, { rail: format.number(railKm) })}</Text>
        ))}
      </Stack>
    </Modal>
  );
}
