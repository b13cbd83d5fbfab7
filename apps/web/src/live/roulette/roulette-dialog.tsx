import { Button, Group, Modal, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { createRoulette, listRoulettes, type Roulette, RouletteContent, updateRoulette } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useContractForm } from '../../ui/use-contract-form.js';
import { MomentField } from '../moment-field.js';
import { TopicChips } from './topic-chips.js';

/** A roulette as the organiser sets it up. */
export function RouletteDialog({ roulette, onClose }: { roulette: Roulette | null; onClose(): void }) {
  const { t } = useTranslation(['live', 'common']);
  const { fairId } = useFair();
  const options = { invalidates: [listRoulettes], onSuccess: onClose };
  const create = useAction(createRoulette, options);
  const update = useAction(updateRoulette, options);
  const form = useContractForm<RouletteContent>({
    schema: RouletteContent,
    initialValues: {
      title: roulette?.title ?? { en: '', fr: '' },
      topicIds: roulette?.topicIds ?? [],
      roundMinutes: roulette?.roundMinutes ?? 5,
      rematchHours: roulette?.rematchHours ?? 24,
      startsAt: roulette?.startsAt ?? '',
      endsAt: roulette?.endsAt ?? '',
    },
  });
  const save = (body: RouletteContent) => {
    const onError = { onError: form.showError };
    if (roulette === null) create.mutate({ params: { fairId }, body }, onError);
    else update.mutate({ params: { fairId, rouletteId: roulette.id }, body }, onError);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(roulette === null ? 'roulette.new' : 'roulette.edit')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={form.onSubmit(save)} noValidate>
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={t('roulette.form.titleEn')} maxLength={160} {...form.getInputProps('title.en')} />
            <TextInput label={t('roulette.form.titleFr')} maxLength={160} {...form.getInputProps('title.fr')} />
            <MomentField
              label={t('roulette.form.startsAt')}
              value={form.values.startsAt}
              error={form.errors.startsAt}
              onChange={(value) => form.setFieldValue('startsAt', value)}
            />
            <MomentField
              label={t('roulette.form.endsAt')}
              value={form.values.endsAt}
              error={form.errors.endsAt}
              onChange={(value) => form.setFieldValue('endsAt', value)}
            />
            <NumberInput
              label={t('roulette.form.roundMinutes')}
              description={t('roulette.form.roundHint')}
              min={2}
              max={15}
              {...form.getInputProps('roundMinutes')}
            />
            <NumberInput
              label={t('roulette.form.rematchHours')}
              description={t('roulette.form.rematchHint')}
              min={1}
              max={720}
              {...form.getInputProps('rematchHours')}
            />
          </SimpleGrid>
          <TopicChips
            label={t('roulette.form.topics')}
            among={null}
            chosen={form.values.topicIds}
            onChange={(topicIds) => form.setFieldValue('topicIds', topicIds)}
          />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending || update.isPending}>
              {t('common:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
