import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../i18n/use-format.js';
import classes from './stat.module.css';

interface StatProps {
  label: string;
  value: number | string;
  /** A second, smaller line. */
  hint?: ReactNode;
}

/** One number with its name. */
export function Stat({ label, value, hint }: StatProps) {
  const format = useFormat();
  return (
    <div className={classes.stat}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text className={classes.value}>{typeof value === 'number' ? format.number(value) : value}</Text>
      {hint && (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
    </div>
  );
}
