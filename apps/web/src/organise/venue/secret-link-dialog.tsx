import { Anchor, Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QrPicture } from '../../attendee/badge/qr-picture.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';

interface SecretLinkDialogProps {
  title: string;
  lead: string;
  url: string;
  /** What the address is as a picture. */
  qrLabel: string;
  renewTitle: string;
  renewText: string;
  isRenewing: boolean;
  /** Resolves when there is another address. */
  onRenew: () => Promise<unknown>;
  onClose: () => void;
}

/** An address that opens something without signing in: as a code, to copy, to open, to replace. */
export function SecretLinkDialog({ title, lead, url, qrLabel, onRenew, onClose, ...renewal }: SecretLinkDialogProps) {
  const { t } = useTranslation(['venue', 'common']);
  const [isAsking, setAsking] = useState(false);
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <Text>{lead}</Text>
        <Group align="flex-start" gap="lg">
          <QrPicture text={url} label={qrLabel} />
          <Stack gap="sm" style={{ flex: '1 1 16rem' }}>
            <TextInput
              label={t('link.address')}
              value={url}
              readOnly
              onFocus={(event) => event.currentTarget.select()}
            />
            <Group gap="sm">
              <CopyButton value={url}>
                {({ copied, copy }) => (
                  <Button
                    leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
                    onClick={copy}
                  >
                    {t(copied ? 'link.copied' : 'link.copy')}
                  </Button>
                )}
              </CopyButton>
              <Anchor href={url} target="_blank" rel="noreferrer">
                {t('link.open')}
              </Anchor>
            </Group>
            <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setAsking(true)}>
              {t('link.renew')}
            </Button>
          </Stack>
        </Group>
      </Stack>
      <ConfirmDialog
        isOpen={isAsking}
        title={renewal.renewTitle}
        confirmLabel={t('link.renew')}
        isDangerous
        isBusy={renewal.isRenewing}
        onConfirm={() =>
          void onRenew().then(
            () => setAsking(false),
            () => undefined,
          )
        }
        onClose={() => setAsking(false)}
      >
        {renewal.renewText}
      </ConfirmDialog>
    </Modal>
  );
}
