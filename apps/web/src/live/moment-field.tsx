import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useFair } from '../fair/use-fair.js';
import { instantOf, wallTimeOf } from '../i18n/wall-time.js';

interface MomentFieldProps {
  label: string;
  /** An instant, or nothing. */
  value: string;
  error?: ReactNode;
  onChange(value: string): void;
}

/** Date and time on the fair's clock. While a date is being typed the value is empty. */
export function MomentField({ label, value, error, onChange }: MomentFieldProps) {
  const { fair } = useFair();
  const [wall, setWall] = useState(() => value && wallTimeOf(value, fair.timeZone));
  return (
    <TextInput
      type="datetime-local"
      label={label}
      required
      value={wall}
      error={error}
      onChange={(event) => {
        setWall(event.currentTarget.value);
        onChange(instantOf(event.currentTarget.value, fair.timeZone) ?? '');
      }}
    />
  );
}
