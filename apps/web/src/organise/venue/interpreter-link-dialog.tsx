import { type Interpreter, listInterpreters, renewInterpreterLink } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { SecretLinkDialog } from './secret-link-dialog.js';

interface InterpreterLinkDialogProps {
  interpreter: Interpreter;
  onClose: () => void;
}

/** The secret address of an interpreter's page, to be sent to her or him. */
export function InterpreterLinkDialog({ interpreter: { id, name, pageUrl }, onClose }: InterpreterLinkDialogProps) {
  const { t } = useTranslation('venue');
  const { fairId } = useFair();
  const renew = useAction(renewInterpreterLink, {
    invalidates: [listInterpreters],
    onSuccess: () => toastSuccess(t('page.renewed', { name })),
    onError: toastError,
  });
  return (
    <SecretLinkDialog
      title={t('page.of', { name })}
      lead={t('page.lead')}
      url={pageUrl}
      qrLabel={t('page.qr', { name })}
      renewTitle={t('page.renewTitle', { name })}
      renewText={t('page.renewText')}
      isRenewing={renew.isPending}
      onRenew={() => renew.mutateAsync({ params: { fairId, interpreterId: id } })}
      onClose={onClose}
    />
  );
}
