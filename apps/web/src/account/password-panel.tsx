import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { type Account, getAccount, password, setPassword } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAction } from '../api/use-endpoint.js';
import { FieldReason } from '../ui/field-reason.js';
import { Panel } from '../ui/panel.js';
import { toastSuccess } from '../ui/toast.js';
import { useContractForm } from '../ui/use-contract-form.js';

const first = z.object({ currentPassword: z.string().max(128), newPassword: password });
const change = first.extend({ currentPassword: z.string().min(1, 'required').max(128) });

/** Sets a first password, or changes it. */
export function PasswordPanel({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const form = useContractForm({
    schema: account.hasPassword ? change : first,
    initialValues: { currentPassword: '', newPassword: '' },
  });
  const save = useAction(setPassword, {
    invalidates: [getAccount],
    onSuccess: () => {
      form.reset();
      toastSuccess(t('account.password.changed'));
    },
    onError: (error) => {
      if (error.code === 'PASSWORD_WRONG')
        form.setFieldError('currentPassword', <FieldReason reason="password-wrong" />);
      else form.showError(error);
    },
  });
  const visibility = { 'aria-label': t('showPassword') };

  return (
    <Panel
      title={t('account.password.title')}
      lead={t(account.hasPassword ? 'account.password.leadSet' : 'account.password.leadNone')}
    >
      <form
        noValidate
        onSubmit={form.onSubmit(({ currentPassword, newPassword }) =>
          save.mutate({ body: { newPassword, currentPassword: account.hasPassword ? currentPassword : undefined } }),
        )}
      >
        <Stack>
          {account.hasPassword && (
            <PasswordInput
              label={t('account.password.current')}
              autoComplete="current-password"
              required
              visibilityToggleButtonProps={visibility}
              {...form.getInputProps('currentPassword')}
            />
          )}
          <PasswordInput
            label={t('account.password.new')}
            description={t('account.password.newHint')}
            autoComplete="new-password"
            required
            visibilityToggleButtonProps={visibility}
            {...form.getInputProps('newPassword')}
          />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t(account.hasPassword ? 'account.password.change' : 'account.password.set')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
