import { Group, Stack, Text, UnstyledButton } from '@mantine/core';
import type { MailboxMessage } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';
import classes from './mailbox-page.module.css';

interface MailListProps {
  mails: MailboxMessage[];
  chosenId: string | undefined;
  onChoose: (mail: MailboxMessage) => void;
}

/** The mails, newest first. */
export function MailList({ mails, chosenId, onChoose }: MailListProps) {
  const { t } = useTranslation('account');
  const format = useFormat();
  return (
    <Stack gap={6} role="group" aria-label={t('mailbox.list')}>
      {mails.map((mail) => (
        <UnstyledButton
          key={mail.id}
          className={classes.mail}
          aria-pressed={mail.id === chosenId}
          onClick={() => onChoose(mail)}
        >
          <Text size="sm" fw={600} lineClamp={1}>
            {mail.subject}
          </Text>
          <Group justify="space-between" wrap="nowrap">
            <Text size="xs" c="dimmed" truncate>
              {t('mailbox.to', { to: mail.to })}
            </Text>
            <Text size="xs" c="dimmed" style={{ flex: 'none' }}>
              {format.time(mail.sentAt)}
            </Text>
          </Group>
        </UnstyledButton>
      ))}
    </Stack>
  );
}
