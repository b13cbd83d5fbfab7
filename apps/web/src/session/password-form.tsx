import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { EmailAddress } from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { ApiError } from '../api/api-error.js';
import { toastError } from '../ui/toast.js';
import { useContractForm } from '../ui/use-contract-form.js';
import { signInWithPassword } from './auth.js';

const schema = z.object({ email: EmailAddress, password: z.string().min(1, 'required') });

/** Sign-in with a password that was set on the account's page. */
export function PasswordForm({ to, onLink }: { to: string; onLink: () => void }) {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isRefused, setRefused] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const form = useContractForm({ schema, initialValues: { email: '', password: '' } });

  const submit = form.onSubmit(async ({ email, password }) => {
    setBusy(true);
    setRefused(false);
    try {
      await signInWithPassword(email.trim(), password);
      await client.resetQueries();
      await navigate(to, { replace: true });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'NOT_SIGNED_IN') setRefused(true);
      else toastError(error);
    } finally {
      setBusy(false);
    }
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {isRefused && (
          <Alert color="red" variant="outline" role="alert">
            {t('signIn.error.password')}
          </Alert>
        )}
        <TextInput label={t('email')} type="email" autoComplete="username" required {...form.getInputProps('email')} />
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          required
          {...form.getInputProps('password')}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        />
        <Button type="submit" loading={isBusy}>
          {t('signIn.passwordButton')}
        </Button>
        <Button variant="subtle" onClick={onLink}>
          {t('signIn.withLink')}
        </Button>
      </Stack>
    </form>
  );
}
