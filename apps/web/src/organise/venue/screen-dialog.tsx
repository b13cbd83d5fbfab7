import { Anchor, Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { listTables, type NumberedTable, renewTableScreen } from '@parvis/contracts';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { QrPicture } from '../../attendee/badge/qr-picture.js';
import { useFair } from '../../fair/use-fair.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

interface ScreenDialogProps {
  table: NumberedTable;
  onClose: () => void;
}

/** The secret address of a table's screen: as a code, to copy, to open, to replace. */
export function ScreenDialog({ table: { number, screenUrl }, onClose }: ScreenDialogProps) {
  const { t } = useTranslation(['venue', 'common']);
  const { fairId } = useFair();
  const [isAsking, setAsking] = useState(false);
  const renew = useAction(renewTableScreen, {
    invalidates: [listTables],
    onSuccess: () => {
      setAsking(false);
      toastSuccess(t('screen.renewed', { number }));
    },
    onError: toastError,
  });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('screen.of', { number })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <Text>{t('screen.lead')}</Text>
        <Group align="flex-start" gap="lg">
          <QrPicture text={screenUrl} label={t('screen.qr', { number })} />
          <Stack gap="sm" style={{ flex: '1 1 16rem' }}>
            <TextInput
              label={t('screen.address')}
              value={screenUrl}
              readOnly
              onFocus={(event) => event.currentTarget.select()}
            />
            <Group gap="sm">
              <CopyButton value={screenUrl}>
                {({ copied, copy }) => (
                  <Button
                    leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
                    onClick={copy}
                  >
                    {t(copied ? 'screen.copied' : 'screen.copy')}
                  </Button>
                )}
              </CopyButton>
              <Anchor href={screenUrl} target="_blank" rel="noreferrer">
                {t('screen.open')}
              </Anchor>
            </Group>
            <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setAsking(true)}>
              {t('screen.renew')}
            </Button>
          </Stack>
        </Group>
      </Stack>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('screen.renewTitle', { number })}
        confirmLabel={t('screen.renew')}
        isDangerous
        isBusy={renew.isPending}
        onConfirm={() => renew.mutate({ params: { fairId }, body: { number } })}
        onClose={() => setAsking(false)}
      >
        {t('screen.renewText')}
      </ConfirmDialog>
    </Modal>
  );
}
