import { SimpleGrid, TextInput } from '@mantine/core';
import { deleteOwnPhoto, type OwnProfile, putOwnPhoto } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { CountrySelect } from '../../ui/country-select.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';
import { ImageField } from '../people/image-field.js';
import { PersonPhoto } from '../people/person-photo.js';
import type { ProfileForm } from './use-profile-form.js';

interface PersonSectionProps {
  form: ProfileForm['form'];
  profile: OwnProfile;
  onProfile: (profile: OwnProfile) => void;
}

/** Name, photo, job, company, country. The photo is kept at once, the rest with the form. */
export function PersonSection({ form, profile, onProfile }: PersonSectionProps) {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const put = useAction(putOwnPhoto, { onSuccess: onProfile, onError: toastError });
  const remove = useAction(deleteOwnPhoto, { onSuccess: onProfile, onError: toastError });
  const params = { fairId };
  const isExhibitor = profile.kind === 'exhibitor';
  return (
    <Panel title={t('profile.person.title')} lead={t('profile.person.lead')}>
      <ImageField
        label={t('profile.photo')}
        imageUrl={profile.photoUrl}
        isBusy={put.isPending || remove.isPending}
        render={(photoUrl) => <PersonPhoto person={{ ...profile, photoUrl }} size={88} />}
        onFile={(file) => put.mutate({ params, file })}
        onRemove={() => remove.mutate({ params })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('profile.firstName')}
          required
          autoComplete="given-name"
          {...form.getInputProps('firstName')}
        />
        <TextInput
          label={t('profile.lastName')}
          required
          autoComplete="family-name"
          {...form.getInputProps('lastName')}
        />
        <TextInput
          label={t('profile.jobTitle')}
          placeholder={t('profile.jobTitleExample')}
          autoComplete="organization-title"
          {...form.getInputProps('jobTitle')}
        />
        <TextInput
          label={t('profile.companyName')}
          description={isExhibitor && t('profile.companyStays')}
          readOnly={isExhibitor}
          required
          autoComplete="organization"
          {...form.getInputProps('companyName')}
        />
        <CountrySelect label={t('profile.country')} {...form.getInputProps('country')} />
      </SimpleGrid>
    </Panel>
  );
}
