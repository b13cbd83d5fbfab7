import { Anchor, Group, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import type { Booth } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { LeaveGuard } from '../../ui/leave-guard.js';
import { SaveBar } from '../profile/save-bar.js';
import { BoothSheet } from './booth-sheet.js';
import { BoothView } from './booth-view.js';
import { LinksField } from './links-field.js';
import { LogoField } from './logo-field.js';
import { AddProductButton, ProductsField } from './products-field.js';
import { useBoothForm } from './use-booth-form.js';

/** Edits a booth in the layout that visitors see, with a switch to exactly what they see. */
export function BoothEditor({ booth }: { booth: Booth }) {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const [mode, setMode] = useState<'edit' | 'preview'>('edit');
  const { form, isDirty, save, isSaving, discard } = useBoothForm(booth);
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="sm">
        <SegmentedControl
          aria-label={t('booth.mode')}
          data={[
            { value: 'edit', label: t('booth.editMode') },
            { value: 'preview', label: t('booth.previewMode') },
          ]}
          value={mode}
          onChange={setMode}
        />
        <Anchor component={Link} to={`/fairs/${fairId}/hall/${booth.id}`} size="sm">
          {t('booth.publicPage')}
        </Anchor>
      </Group>
      {mode === 'preview' ? (
        <BoothView booth={{ ...booth, ...form.getValues() }} />
      ) : (
        <BoothSheet
          booth={booth}
          logo={<LogoField booth={booth} />}
          tagline={
            <TextInput
              label={t('booth.tagline')}
              description={t('booth.taglineHint')}
              maxLength={160}
              {...form.getInputProps('tagline')}
            />
          }
          text={
            <Textarea
              aria-label={t('booth.about')}
              description={t('booth.textHint')}
              autosize
              minRows={6}
              maxLength={4000}
              {...form.getInputProps('description')}
            />
          }
          links={<LinksField form={form} />}
          productActions={<AddProductButton booth={booth} />}
          products={<ProductsField booth={booth} />}
        />
      )}
      {isDirty && <SaveBar isSaving={isSaving} onSave={save} onDiscard={discard} />}
      <LeaveGuard isDirty={isDirty && !isSaving} />
    </Stack>
  );
}
