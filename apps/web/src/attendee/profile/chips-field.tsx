import { Box, Chip, Group, Input } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface ChipsFieldProps<Value extends string> {
  label: string;
  description?: string;
  error?: ReactNode;
  options: readonly Value[];
  wordsOf: (option: Value) => string;
}

interface SeveralProps<Value extends string> extends ChipsFieldProps<Value> {
  value: readonly Value[];
  onChange: (value: Value[]) => void;
}

/** Choice of any number of options, each a chip to press. The answer is in the order of the options. */
export function ChipsField<Value extends string>({ options, wordsOf, value, onChange, ...field }: SeveralProps<Value>) {
  return (
    <ChipRow {...field}>
      <Chip.Group
        multiple
        value={[...value]}
        onChange={(next) => onChange(options.filter((one) => next.includes(one)))}
      >
        {options.map((option) => (
          <Chip key={option} value={option} size="md">
            {wordsOf(option)}
          </Chip>
        ))}
      </Chip.Group>
    </ChipRow>
  );
}

interface OneProps<Value extends string> extends ChipsFieldProps<Value> {
  value: Value | null;
  onChange: (value: Value | null) => void;
  /** What no choice is called. */
  noneLabel: string;
}

const none = '';

/** Choice of one option, or of none. */
export function ChipField<Value extends string>({
  options,
  wordsOf,
  value,
  onChange,
  noneLabel,
  ...field
}: OneProps<Value>) {
  // One name makes one stop of the Tab key of them, with arrow keys between.
  const name = useId();
  return (
    <ChipRow {...field}>
      <Chip.Group<false, string>
        value={value ?? none}
        onChange={(next) => onChange(options.find((option) => option === next) ?? null)}
      >
        <Chip name={name} value={none} size="md">
          {noneLabel}
        </Chip>
        {options.map((option) => (
          <Chip key={option} name={name} value={option} size="md">
            {wordsOf(option)}
          </Chip>
        ))}
      </Chip.Group>
    </ChipRow>
  );
}

interface ChipRowProps extends Pick<ChipsFieldProps<string>, 'label' | 'description' | 'error'> {
  children: ReactNode;
}

/** Label, hint and refusal around chips, told to screen readers as one group. */
function ChipRow({ label, description, error, children }: ChipRowProps) {
  const id = useId();
  const [labelId, hintId, errorId] = [`${id}-label`, `${id}-hint`, `${id}-error`];
  const described = [description ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ');
  return (
    <Box
      component="fieldset"
      m={0}
      p={0}
      bd={0}
      miw={0}
      aria-labelledby={labelId}
      aria-describedby={described || undefined}
    >
      <Input.Label labelElement="div" id={labelId}>
        {label}
      </Input.Label>
      {description && <Input.Description id={hintId}>{description}</Input.Description>}
      <Group gap="xs" mt={8}>
        {children}
      </Group>
      {error && (
        <Input.Error id={errorId} mt={6}>
          {error}
        </Input.Error>
      )}
    </Box>
  );
}
