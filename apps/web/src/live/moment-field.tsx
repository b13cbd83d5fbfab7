import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useFair } from '../fair/use-fair.js';
import { instantOf, wallTimeOf } from '../i18n/wall-time.js';

interface MomentFieldProps {
  label: string;
  /** An instant, or nothing. */
  value: string;
  error?: ReactNode;
  description?: string;
  /** Whether there has to be one. */
  isRequired?: boolean;
  size?: 'xs';
  onChange(value: string): void;
}

/** Date and time on the fair's clock. While a date is being typed the value is empty. */
export function MomentField({ value, isRequired = true, onChange, ...field }: MomentFieldProps) {
  const { fair } = useFair();
  const [wall, setWall] = useState(() => value && wallTimeOf(value, fair.timeZone));
  return (
    <TextInput
      {...field}
      type="datetime-local"
      required={isRequired}
      value={wall}
      onChange={(event) => {
        setWall(event.currentTarget.value);
        onChange(instantOf(event.currentTarget.value, fair.timeZone) ?? '');
      }}
    />
  );
}
