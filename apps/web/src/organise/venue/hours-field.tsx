import { SimpleGrid, Switch, TextInput } from '@mantine/core';
import type { TableHours } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { FieldReason } from '../../ui/field-reason.js';

interface HoursFieldProps {
  hours: TableHours | null;
  onChange: (hours: TableHours | null) => void;
}

/** From when to when, on the fair's clock; or all day. */
export function HoursField({ hours, onChange }: HoursFieldProps) {
  const { t } = useTranslation('venue');
  const { fair } = useFair();
  const format = useFormat();
  return (
    <>
      <Switch
        label={t('form.hasHours')}
        description={t('form.clock', { zone: format.zone(fair.timeZone) })}
        checked={hours !== null}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? { opensAt: fair.dayStartsAt, closesAt: fair.dayEndsAt } : null)
        }
      />
      {hours && (
        <SimpleGrid cols={2}>
          {(['opensAt', 'closesAt'] as const).map((end) => (
            <TextInput
              key={end}
              type="time"
              required
              label={t(`form.${end}`)}
              value={hours[end]}
              error={
                end === 'closesAt' && hours.opensAt >= hours.closesAt && <FieldReason reason="ends-before-start" />
              }
              onChange={(event) => onChange({ ...hours, [end]: event.currentTarget.value })}
            />
          ))}
        </SimpleGrid>
      )}
    </>
  );
}
