import {
  type BodyInputOf,
  type Booth,
  BoothChange,
  getBooth,
  getOwnBooth,
  listBooths,
  updateBooth,
} from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastSuccess } from '../../ui/toast.js';
import { useContractForm } from '../../ui/use-contract-form.js';

type BoothValues = Required<BodyInputOf<typeof updateBooth>>;

/** Answers that show a booth. */
export const boothReads = [getBooth, getOwnBooth, listBooths] as const;

const schema = BoothChange.required();

const valuesOf = ({ tagline, description, website, links }: Booth): BoothValues => ({
  tagline,
  description,
  website,
  links: links.map(({ label, url }) => ({ label, url })),
});

/** The form of a booth's texts and links, and how it is saved. */
export function useBoothForm(booth: Booth) {
  const { t } = useTranslation('common');
  const { fairId } = useFair();
  const kept = valuesOf(booth);
  const form = useContractForm<BoothValues>({ schema, initialValues: kept });
  const update = useAction(updateBooth, {
    invalidates: boothReads,
    onSuccess: (saved) => {
      form.setValues(valuesOf(saved));
      toastSuccess(t('saved'));
    },
    onError: form.showError,
  });
  const isDirty = JSON.stringify(form.getValues()) !== JSON.stringify(kept);
  const save = () => {
    if (form.validate().hasErrors) return;
    update.mutate({ params: { fairId, boothId: booth.id }, body: form.getValues() });
  };
  return { form, isDirty, save, isSaving: update.isPending, discard: () => form.setValues(kept) };
}

export type BoothForm = ReturnType<typeof useBoothForm>['form'];
