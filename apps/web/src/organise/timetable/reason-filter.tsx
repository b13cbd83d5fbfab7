import { Chip, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { useRefusalWords } from './use-refusal-words.js';

interface ReasonFilterProps {
  refusals: readonly { reason: string; wishes: number }[];
  value: string;
  onChange: (reason: string) => void;
}

/** The reasons of a run's refusals with their counts; one can be chosen. */
export function ReasonFilter({ refusals, value, onChange }: ReasonFilterProps) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const { nameOf } = useRefusalWords();
  const all = refusals.reduce((sum, { wishes }) => sum + wishes, 0);
  const chips = [
    { reason: '', label: t('timetable.reasonShort.all'), wishes: all },
    ...refusals.map(({ reason, wishes }) => ({ reason, label: nameOf(reason), wishes })),
  ];
  return (
    <Chip.Group value={value} onChange={onChange}>
      <Group gap="xs" role="radiogroup" aria-label={t('timetable.columns.reason')}>
        {chips.map(({ reason, label, wishes }) => (
          <Chip key={reason} value={reason} variant="outline">
            {label} · {format.number(wishes)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
