import {
  getMatch,
  getOwnProfile,
  listDirectory,
  listRecommendations,
  type OwnProfile,
  ProfileChange,
  updateOwnProfile,
} from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keyOf, useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastSuccess } from '../../ui/toast.js';
import { useContractForm } from '../../ui/use-contract-form.js';
import { changesBetween, type ProfileValues, valuesOf } from './profile-form.js';

/** The form of the own profile and how it is saved. */
export function useProfileForm(profile: OwnProfile) {
  const { t } = useTranslation('common');
  const { fairId } = useFair();
  const client = useQueryClient();
  const kept = valuesOf(profile);
  const form = useContractForm<ProfileValues>({ schema: ProfileChange.required(), initialValues: kept });
  const update = useAction(updateOwnProfile, { invalidates: [getMatch, listRecommendations, listDirectory] });
  const changes = changesBetween(kept, form.getValues());
  const isDirty = Object.keys(changes).length > 0;

  const keep = (saved: OwnProfile) => client.setQueryData(keyOf(getOwnProfile, { params: { fairId } }), saved);

  /** Saves what was changed; `alsoTimes` confirms the availability as it stands. False when a field is refused. */
  const save = async (alsoTimes = false): Promise<boolean> => {
    if (form.validate().hasErrors) return false;
    const body = alsoTimes ? { ...changes, busy: form.getValues().busy } : changes;
    if (Object.keys(body).length === 0) return true;
    try {
      const saved = await update.mutateAsync({ params: { fairId }, body });
      keep(saved);
      form.setValues(valuesOf(saved));
      toastSuccess(t('saved'));
      return true;
    } catch (error) {
      form.showError(error);
      return false;
    }
  };
  return { form, isDirty, save, isSaving: update.isPending, discard: () => form.setValues(kept), keep };
}

export type ProfileForm = ReturnType<typeof useProfileForm>;
