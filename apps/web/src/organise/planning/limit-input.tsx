import { NumberInput, type NumberInputProps } from '@mantine/core';

interface LimitInputProps extends Omit<NumberInputProps, 'value' | 'onChange'> {
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A whole number that may be left empty: no limit. */
export function LimitInput({ value, onChange, ...input }: LimitInputProps) {
  return (
    <NumberInput
      allowDecimal={false}
      allowNegative={false}
      {...input}
      value={value ?? ''}
      onChange={(next) => onChange(next === '' ? null : Number(next))}
    />
  );
}
