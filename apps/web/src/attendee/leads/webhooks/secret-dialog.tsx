import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface SecretDialogProps {
  secret: string;
  /** Whether it takes the place of another one. */
  isNext: boolean;
  onClose: () => void;
}

/** Shows a secret for the only time. A click beside it does not take it away. */
export function SecretDialog({ secret, isNext, onClose }: SecretDialogProps) {
  const { t } = useTranslation('leads');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('webhooks.secretTitle')}
      closeOnClickOutside={false}
      withCloseButton={false}
    >
      <Stack>
        <Text>
          {t('webhooks.secretText')} {isNext && t('webhooks.secretRotated')}
        </Text>
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {secret}
        </Code>
        <Group justify="space-between">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                data-autofocus
                leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
                onClick={copy}
              >
                {t(copied ? 'webhooks.copied' : 'webhooks.copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{t('webhooks.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
