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
import { ApiError } from '../../api/api-error.js';
import { keyOf, useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastSuccess } from '../../ui/toast.js';
import { useContractForm } from '../../ui/use-contract-form.js';
import { changesBetween, type ProfileValues, valuesOf } from './profile-form.js';

export interface SaveOptions {
  /** Also tells that the availability is right as it stands. */
  confirmsTimes?: boolean;
  /** Going on to the next step says enough; a message would lie over its buttons. */
  isQuiet?: boolean;
}

interface SaveResult {
  isSaved: boolean;
  /** The first field that was refused, if any. */
  refused?: string | undefined;
}

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

  const save = async ({ confirmsTimes = false, isQuiet = false }: SaveOptions = {}): Promise<SaveResult> => {
    // A field that was wrong before and was not touched must not hold the rest up.
    const [refused] = Object.keys(form.validate().errors).filter((path) => (path.split('.')[0] ?? '') in changes);
    if (refused) return { isSaved: false, refused };
    const body = confirmsTimes ? { ...changes, busy: form.getValues().busy } : changes;
    if (Object.keys(body).length === 0) return { isSaved: true };
    try {
      const saved = await update.mutateAsync({ params: { fairId }, body });
      keep(saved);
      form.setValues(valuesOf(saved));
      if (!isQuiet) toastSuccess(t('saved'));
      return { isSaved: true };
    } catch (error) {
      form.showError(error);
      return { isSaved: false, refused: error instanceof ApiError ? error.issues[0]?.path : undefined };
    }
  };
  return { form, isDirty, save, isSaving: update.isPending, discard: () => form.setValues(kept), keep };
}

export type ProfileForm = ReturnType<typeof useProfileForm>;
