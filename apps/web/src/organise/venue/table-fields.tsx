import { Checkbox, Group, NumberInput, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { locales, TableEquipment, type TablePlace, tableEquipment } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { HoursField } from './hours-field.js';

interface TableFieldsProps {
  value: TablePlace;
  onChange: (change: Partial<TablePlace>) => void;
}

/** Where a table is, for how many, when, with what, and the way there. */
export function TableFields({ value, onChange }: TableFieldsProps) {
  const { t } = useTranslation('venue');
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('form.zone')}
          description={t('form.zoneHint')}
          maxLength={80}
          value={value.zone}
          onChange={(event) => onChange({ zone: event.currentTarget.value })}
        />
        <NumberInput
          label={t('form.seats')}
          description={t('form.seatsHint')}
          min={2}
          max={50}
          clampBehavior="strict"
          allowDecimal={false}
          value={value.seats ?? ''}
          onChange={(seats) => onChange({ seats: seats === '' ? null : Math.max(2, Number(seats)) })}
        />
      </SimpleGrid>
      <Checkbox.Group
        label={t('form.equipment')}
        value={value.equipment}
        onChange={(things) => onChange({ equipment: TableEquipment.array().parse(things) })}
      >
        <Group mt={6}>
          {tableEquipment.map((thing) => (
            <Checkbox key={thing} value={thing} label={t(`equipment.${thing}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <HoursField hours={value.hours} onChange={(hours) => onChange({ hours })} />
      {locales.map((locale) => (
        <Textarea
          key={locale}
          lang={locale}
          label={t(`form.way.${locale}`)}
          maxLength={400}
          autosize
          minRows={2}
          value={value.way[locale]}
          onChange={(event) => onChange({ way: { ...value.way, [locale]: event.currentTarget.value } })}
        />
      ))}
    </>
  );
}
