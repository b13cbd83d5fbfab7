import { Button, CloseButton, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BoothForm } from './use-booth-form.js';

const mostLinks = 12;

/** The website and further links of a booth. */
export function LinksField({ form }: { form: BoothForm }) {
  const { t } = useTranslation('attendee');
  const { links } = form.getValues();
  return (
    <Stack gap="sm">
      <TextInput
        type="url"
        label={t('booth.website')}
        placeholder={t('booth.websiteExample')}
        {...form.getInputProps('website')}
      />
      {links.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: links have no id, and their order never changes
        <Group key={at} gap="xs" wrap="nowrap" align="flex-start">
          <Stack gap={4} style={{ flex: 1 }}>
            <TextInput
              aria-label={t('booth.linkLabel', { number: at + 1 })}
              placeholder={t('booth.linkLabelExample')}
              maxLength={60}
              {...form.getInputProps(`links.${at}.label`)}
            />
            <TextInput
              type="url"
              aria-label={t('booth.linkUrl', { number: at + 1 })}
              placeholder={t('booth.linkUrlExample')}
              {...form.getInputProps(`links.${at}.url`)}
            />
          </Stack>
          <CloseButton
            mt={4}
            aria-label={t('booth.removeLink', { number: at + 1 })}
            onClick={() => form.removeListItem('links', at)}
          />
        </Group>
      ))}
      {links.length < mostLinks && (
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => form.insertListItem('links', { label: '', url: '' })}
          >
            {t('booth.addLink')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
