import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type Account, Locale, RequiredLine, updateAccount } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAction } from '../api/use-endpoint.js';
import { rememberLocale } from '../i18n/locale.js';
import { useAccount } from '../session/use-account.js';
import { LeaveGuard } from '../ui/leave-guard.js';
import { Panel } from '../ui/panel.js';
import { toastSuccess } from '../ui/toast.js';
import { useContractForm } from '../ui/use-contract-form.js';

const schema = z.object({ name: RequiredLine(120), locale: Locale });

/** Name and language of the account. */
export function PersonPanel({ account }: { account: Account }) {
  const { t } = useTranslation(['account', 'common']);
  const { setAccount } = useAccount();
  const form = useContractForm({ schema, initialValues: { name: account.name, locale: account.locale } });
  const update = useAction(updateAccount, {
    onSuccess: (changed) => {
      rememberLocale(changed.locale);
      setAccount(changed);
      form.setValues({ name: changed.name, locale: changed.locale });
      form.resetDirty({ name: changed.name, locale: changed.locale });
      toastSuccess(t('common:saved'));
    },
    onError: form.showError,
  });

  return (
    <Panel title={t('account.person')}>
      <form onSubmit={form.onSubmit((body) => update.mutate({ body }))} noValidate>
        <Stack>
          <TextInput label={t('account.name')} autoComplete="name" required {...form.getInputProps('name')} />
          <TextInput label={t('email')} description={t('account.emailHint')} value={account.email} readOnly />
          <NativeSelect
            label={t('account.language')}
            description={t('account.languageHint')}
            data={[
              { value: 'en', label: 'English' },
              { value: 'fr', label: 'Français' },
            ]}
            {...form.getInputProps('locale')}
          />
          <Group>
            <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
              {t('common:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
      <LeaveGuard isDirty={form.isDirty() && !update.isPending} />
    </Panel>
  );
}
