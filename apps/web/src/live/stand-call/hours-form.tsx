import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { BoothDay } from '@parvis/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';

interface HoursFormProps {
  days: readonly BoothDay[];
  isBusy: boolean;
  /** Label of the way back to the hours that hold otherwise; absent where they do already. */
  resetLabel?: string | undefined;
  onSave(days: BoothDay[]): void;
  onReset(): void;
}

const isWrong = ({ opensAt, closesAt }: BoothDay) =>
  (opensAt === null) !== (closesAt === null) || (opensAt !== null && closesAt !== null && closesAt <= opensAt);

/** Opening hours day by day, on the fair's clock; a day without times is a day on which it is closed. */
export function HoursForm({ days: given, isBusy, resetLabel, onSave, onReset }: HoursFormProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const [days, setDays] = useState([...given]);
  const change = (day: string, changes: Partial<BoothDay>) =>
    setDays(days.map((each) => (each.day === day ? { ...each, ...changes } : each)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(days);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {days.map((each) => (
          <Group key={each.day} gap="sm" align="flex-end" role="group" aria-label={format.day(each.day)}>
            <Text w={200}>{format.day(each.day)}</Text>
            <TextInput
              type="time"
              label={t('hours.opens')}
              value={each.opensAt ?? ''}
              error={isWrong(each) && t('hours.wrong')}
              onChange={(event) => change(each.day, { opensAt: event.currentTarget.value || null })}
            />
            <TextInput
              type="time"
              label={t('hours.closes')}
              value={each.closesAt ?? ''}
              onChange={(event) => change(each.day, { closesAt: event.currentTarget.value || null })}
            />
          </Group>
        ))}
        <Group gap="sm">
          <Button type="submit" loading={isBusy} disabled={days.some(isWrong)}>
            {t('hours.save')}
          </Button>
          {resetLabel && (
            <Button variant="default" onClick={onReset}>
              {resetLabel}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
