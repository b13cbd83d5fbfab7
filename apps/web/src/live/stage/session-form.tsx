import { Button, Group, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type PersonLine, type StagePart, type StageSession, StageSessionContent } from '@parvis/contracts';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullName } from '../../attendee/people/full-name.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { PersonPicker } from '../../organise/people/person-picker.js';
import { Panel } from '../../ui/panel.js';
import { useContractForm } from '../../ui/use-contract-form.js';
import { MomentField } from '../moment-field.js';

interface SessionFormProps {
  session: StageSession | null;
  isBusy: boolean;
  onSubmit(content: StageSessionContent, showError: (error: unknown) => void): void;
}

const empty = { en: '', fr: '' };

/** All that an organiser says of a session. */
export function SessionForm({ session, isBusy, onSubmit }: SessionFormProps) {
  const { t } = useTranslation(['live', 'common']);
  const { fair } = useFair();
  const format = useFormat();
  const [people, setPeople] = useState<{ person: PersonLine; part: StagePart }[]>(
    () =>
      session?.people.map(({ person, part }) => ({
        person: { id: person.id, name: fullName(person), companyName: person.companyName },
        part,
      })) ?? [],
  );
  const form = useContractForm<StageSessionContent>({
    schema: StageSessionContent,
    initialValues: {
      title: session?.title ?? empty,
      description: session?.description ?? empty,
      startsAt: session?.startsAt ?? '',
      endsAt: session?.endsAt ?? '',
      people: session?.people.map(({ person, part }) => ({ participantId: person.id, part })) ?? [],
    },
  });
  const change = (next: typeof people) => {
    setPeople(next);
    form.setFieldValue(
      'people',
      next.map(({ person, part }) => ({ participantId: person.id, part })),
    );
  };
  const parts = (['speaker', 'moderator'] as const).map((value) => ({ value, label: t(`stage.partOf.${value}`) }));
  return (
    <form onSubmit={form.onSubmit((values) => onSubmit(values, form.showError))} noValidate>
      <Stack gap="lg">
        <Panel title={t('stage.form.texts')} lead={t('stage.form.textsLead')}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={t('stage.form.titleEn')} maxLength={160} {...form.getInputProps('title.en')} />
            <TextInput label={t('stage.form.titleFr')} maxLength={160} {...form.getInputProps('title.fr')} />
            <Textarea
              label={t('stage.form.descriptionEn')}
              maxLength={4000}
              autosize
              minRows={4}
              {...form.getInputProps('description.en')}
            />
            <Textarea
              label={t('stage.form.descriptionFr')}
              maxLength={4000}
              autosize
              minRows={4}
              {...form.getInputProps('description.fr')}
            />
          </SimpleGrid>
        </Panel>
        <Panel title={t('stage.form.times')} lead={t('stage.form.onClockOf', { zone: format.zone(fair.timeZone) })}>
          <Group align="flex-start" gap="md">
            <MomentField
              label={t('stage.form.startsAt')}
              value={form.values.startsAt}
              error={form.errors.startsAt}
              onChange={(value) => form.setFieldValue('startsAt', value)}
            />
            <MomentField
              label={t('stage.form.endsAt')}
              value={form.values.endsAt}
              error={form.errors.endsAt}
              onChange={(value) => form.setFieldValue('endsAt', value)}
            />
          </Group>
        </Panel>
        <Panel title={t('stage.people')} lead={t('stage.form.peopleLead')}>
          <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {people.map(({ person, part }) => (
              <Group component="li" key={person.id} gap="sm" align="flex-end">
                <Text style={{ flex: '1 1 12rem' }}>
                  {[person.name, person.companyName].filter(Boolean).join(' · ')}
                </Text>
                <Select
                  aria-label={t('stage.form.partOf', { name: person.name })}
                  data={parts}
                  value={part}
                  allowDeselect={false}
                  w={160}
                  onChange={(value) =>
                    change(
                      people.map((one) =>
                        one.person.id === person.id ? { ...one, part: value === 'moderator' ? value : 'speaker' } : one,
                      ),
                    )
                  }
                />
                <Button
                  variant="subtle"
                  color="red.8"
                  aria-label={t('stage.form.removePerson', { name: person.name })}
                  onClick={() => change(people.filter((one) => one.person.id !== person.id))}
                >
                  <IconTrash size={18} aria-hidden />
                </Button>
              </Group>
            ))}
          </Stack>
          <PersonPicker
            label={t('stage.form.addPerson')}
            maw={420}
            value={null}
            without={people.map(({ person }) => person)}
            onChange={(person) => person && change([...people, { person, part: 'speaker' }])}
          />
          {form.errors.people && (
            <Text c="red.8" size="sm">
              {form.errors.people}
            </Text>
          )}
        </Panel>
        <Group justify="flex-end">
          <Button type="submit" loading={isBusy}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
