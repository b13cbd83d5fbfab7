import { type UseFormReturnType, useForm } from '@mantine/form';
import type { z } from 'zod';
import { ApiError } from '../api/api-error.js';
import { FieldReason, reasonOf } from './field-reason.js';
import { toastError } from './toast.js';

interface ContractFormOptions<Values> {
  /** Schema of the contracts; values are validated by it, not transformed. */
  schema: z.ZodType;
  initialValues: Values;
}

export type ContractForm<Values extends Record<string, unknown>> = UseFormReturnType<Values> & {
  /** Puts the issues of a refused call beside their fields and tells the rest in a toast. */
  showError: (error: unknown) => void;
};

/** A form whose rules are those of the contract; messages come from the catalogue `errors`, the first issue of a field wins. */
export function useContractForm<Values extends Record<string, unknown>>({
  schema,
  initialValues,
}: ContractFormOptions<Values>): ContractForm<Values> {
  const form = useForm<Values>({
    initialValues,
    validateInputOnBlur: true,
    validate: (values) => {
      const errors: Record<string, React.ReactNode> = {};
      for (const issue of schema.safeParse(values).error?.issues ?? []) {
        errors[issue.path.join('.')] ??= <FieldReason {...reasonOf(issue)} />;
      }
      return errors;
    },
  });

  const showError = (error: unknown) => {
    const issues = error instanceof ApiError ? error.issues : [];
    form.setErrors(
      Object.fromEntries(issues.map(({ path, reason }) => [path, <FieldReason key={path} reason={reason} />])),
    );
    toastError(error);
  };
  return { ...form, showError };
}
