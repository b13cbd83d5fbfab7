import { Group, Text } from '@mantine/core';
import { poorMos } from '@parvis/contracts';
import { IconCircleCheckFilled, IconCircleDashed, IconCircleXFilled, IconInfoCircleFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';

export type Grade = 'good' | 'fair' | 'poor' | 'unknown';

/** In one word, how a voice was: from an estimated score of 1 to 4.5. */
export const gradeOf = (mos: number | null): Grade =>
  mos === null ? 'unknown' : mos >= 4 ? 'good' : mos >= poorMos ? 'fair' : 'poor';

const marks = {
  good: { Icon: IconCircleCheckFilled, color: 'var(--mantine-color-teal-8)' },
  fair: { Icon: IconInfoCircleFilled, color: 'var(--mantine-color-yellow-8)' },
  poor: { Icon: IconCircleXFilled, color: 'var(--mantine-color-red-8)' },
  unknown: { Icon: IconCircleDashed, color: 'var(--mantine-color-gray-6)' },
} as const;

/** A voice's quality as sign, word and score. */
export function CallGrade({ mos }: { mos: number | null }) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const grade = gradeOf(mos);
  const { Icon, color } = marks[grade];
  return (
    <Group gap={6} wrap="nowrap">
      <Icon size={18} color={color} aria-hidden />
      <Text size="sm">{t(`calls.grade.${grade}`)}</Text>
      {mos !== null && (
        <Text size="sm" c="dimmed">
          {format.decimal(mos)}
        </Text>
      )}
    </Group>
  );
}
