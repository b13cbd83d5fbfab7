import { Button, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { type Badge, ContactCard, getBadge, getBoothContact, setContactCard } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { toastSuccess } from '../../ui/toast.js';
import { useContractForm } from '../../ui/use-contract-form.js';

/** The business card, and what a scan and a held meeting give of it. */
export function ContactCardForm({ badge }: { badge: Badge }) {
  const { t } = useTranslation(['leads', 'common']);
  const { fairId } = useFair();
  const form = useContractForm({ schema: ContactCard, initialValues: badge.card });
  const save = useAction(setContactCard, { invalidates: [getBadge, getBoothContact] });
  const submit = form.onSubmit(async (body) => {
    try {
      const { card } = await save.mutateAsync({ params: { fairId }, body });
      form.setValues(card);
      form.resetDirty(card);
      toastSuccess(t('common:saved'));
    } catch (error) {
      form.showError(error);
    }
  });
  return (
    <Panel title={t('card.title')} lead={t('card.lead')}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput label={t('field.email')} description={t('card.emailHint')} value={badge.email} readOnly />
          <TextInput label={t('field.phone')} type="tel" autoComplete="tel" {...form.getInputProps('phone')} />
          <Textarea
            label={t('field.address')}
            autosize
            autoComplete="street-address"
            maxLength={300}
            {...form.getInputProps('address')}
          />
          <TextInput label={t('field.website')} type="url" autoComplete="url" {...form.getInputProps('website')} />
          <Gives name="scanGives" label={t('card.scanGives')} allowed={badge.allowed.scan} form={form} />
          <Gives name="meetingGives" label={t('card.meetingGives')} allowed={badge.allowed.meeting} form={form} />
          <Button type="submit" loading={save.isPending} style={{ alignSelf: 'end' }}>
            {t('common:action.save')}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}

interface GivesProps {
  name: 'scanGives' | 'meetingGives';
  label: string;
  allowed: ContactCard['scanGives'];
  form: ReturnType<typeof useContractForm<ContactCard>>;
}

function Gives({ name, label, allowed, form }: GivesProps) {
  const { t } = useTranslation('leads');
  return (
    <Checkbox.Group
      label={label}
      description={allowed.length === 0 ? t('card.nothingAllowed') : undefined}
      {...form.getInputProps(name)}
    >
      <Group mt="xs">
        {allowed.map((field) => (
          <Checkbox key={field} value={field} label={t(`field.${field}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
