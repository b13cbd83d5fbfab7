import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { EmailAddress } from '@parvis/contracts';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { toastError } from '../ui/toast.js';
import { useContractForm } from '../ui/use-contract-form.js';
import { requestSignInLink } from './auth.js';

const schema = z.object({ email: EmailAddress });

/** Asks for a mailed link. The answer is the same for known and unknown addresses. */
export function LinkForm({ to, onPassword }: { to: string; onPassword: () => void }) {
  const { t } = useTranslation('account');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useContractForm({ schema, initialValues: { email: '' } });

  const submit = form.onSubmit(async ({ email }) => {
    setBusy(true);
    try {
      await requestSignInLink(email.trim(), to);
      setSentTo(email.trim());
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  });

  if (sentTo) {
    return (
      <Stack gap="sm" role="status">
        <IconMail size={32} stroke={1.5} color="var(--mantine-color-petrol-8)" aria-hidden />
        <Title order={2} size="h4">
          {t('signIn.linkSent.title')}
        </Title>
        <Text>{t('signIn.linkSent.text', { email: sentTo })}</Text>
        <Button variant="default" onClick={() => setSentTo(null)}>
          {t('signIn.linkSent.again')}
        </Button>
      </Stack>
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={t('email')} type="email" autoComplete="email" required {...form.getInputProps('email')} />
        <Button type="submit" loading={isBusy}>
          {t('signIn.linkButton')}
        </Button>
        <Button variant="subtle" onClick={onPassword}>
          {t('signIn.withPassword')}
        </Button>
      </Stack>
    </form>
  );
}
