import { listTables, type NumberedTable, renewTableScreen } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { SecretLinkDialog } from './secret-link-dialog.js';

interface ScreenDialogProps {
  table: NumberedTable;
  onClose: () => void;
}

/** The secret address of a table's screen. */
export function ScreenDialog({ table: { number, screenUrl }, onClose }: ScreenDialogProps) {
  const { t } = useTranslation('venue');
  const { fairId } = useFair();
  const renew = useAction(renewTableScreen, {
    invalidates: [listTables],
    onSuccess: () => toastSuccess(t('screen.renewed', { number })),
    onError: toastError,
  });
  return (
    <SecretLinkDialog
      title={t('screen.of', { number })}
      lead={t('screen.lead')}
      url={screenUrl}
      qrLabel={t('screen.qr', { number })}
      renewTitle={t('screen.renewTitle', { number })}
      renewText={t('screen.renewText')}
      isRenewing={renew.isPending}
      onRenew={() => renew.mutateAsync({ params: { fairId }, body: { number } })}
      onClose={onClose}
    />
  );
}
