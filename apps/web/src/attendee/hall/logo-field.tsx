import { type Booth, deleteBoothLogo, putBoothLogo } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError } from '../../ui/toast.js';
import { ImageField } from '../people/image-field.js';
import { BoothLogo } from './booth-logo.js';
import { boothReads } from './use-booth-form.js';

/** Sets or removes the logo, at once. */
export function LogoField({ booth }: { booth: Booth }) {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const put = useAction(putBoothLogo, { invalidates: boothReads, onError: toastError });
  const remove = useAction(deleteBoothLogo, { invalidates: boothReads, onError: toastError });
  const params = { fairId, boothId: booth.id };
  return (
    <ImageField
      label={t('booth.logo')}
      imageUrl={booth.logoUrl}
      isBusy={put.isPending || remove.isPending}
      render={(logoUrl) => <BoothLogo companyName={booth.companyName} logoUrl={logoUrl} size={112} />}
      onFile={(file) => put.mutate({ params, file })}
      onRemove={() => remove.mutate({ params })}
    />
  );
}
