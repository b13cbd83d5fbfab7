import { Button, CloseButton, Group, Stack, TextInput } from '@mantine/core';
import { boothMost } from '@parvis/contracts';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FieldReason } from '../../ui/field-reason.js';
import type { Editing } from './editing.js';

const reasonAt = ({ issues }: Editing, path: string) => {
  const issue = issues.get(path);
  return issue && <FieldReason {...issue} />;
};

/** The website and further links of a booth. */
export function LinksFields({ editing, companyWebsite }: { editing: Editing; companyWebsite: string }) {
  const { t } = useTranslation('attendee');
  const { content, change } = editing;
  const { links } = content;
  const set = (at: number, link: Partial<(typeof links)[number]>) =>
    change({ links: links.map((each, index) => (index === at ? { ...each, ...link } : each)) });
  return (
    <Stack gap="sm">
      <TextInput
        type="url"
        label={t('booth.website')}
        placeholder={t('booth.websiteExample')}
        maxLength={500}
        value={content.website ?? companyWebsite}
        onChange={({ currentTarget: { value } }) => change({ website: value })}
        error={reasonAt(editing, 'website')}
      />
      {links.map((link, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: links have no id, and their order never changes
        <Group key={at} gap="xs" wrap="nowrap" align="flex-start">
          <Stack gap={4} style={{ flex: 1 }}>
            <TextInput
              aria-label={t('booth.linkLabel', { number: at + 1 })}
              placeholder={t('booth.linkLabelExample')}
              maxLength={60}
              value={link.label}
              onChange={({ currentTarget: { value } }) => set(at, { label: value })}
              error={reasonAt(editing, `links.${at}.label`)}
            />
            <TextInput
              type="url"
              aria-label={t('booth.linkUrl', { number: at + 1 })}
              placeholder={t('booth.linkUrlExample')}
              maxLength={500}
              value={link.url}
              onChange={({ currentTarget: { value } }) => set(at, { url: value })}
              error={reasonAt(editing, `links.${at}.url`)}
            />
          </Stack>
          <CloseButton
            mt={4}
            aria-label={t('booth.removeLink', { number: at + 1 })}
            onClick={() => change({ links: links.filter((_, index) => index !== at) })}
          />
        </Group>
      ))}
      {links.length < boothMost.links && (
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => change({ links: [...links, { label: '', url: '' }] })}
          >
            {t('booth.addLink')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** The address of a film. */
export function VideoField({ editing }: { editing: Editing }) {
  const { t } = useTranslation('booth');
  return (
    <TextInput
      type="url"
      label={t('video.address')}
      description={t('video.hint')}
      placeholder={t('video.example')}
      maxLength={500}
      value={editing.content.video}
      onChange={({ currentTarget: { value } }) => editing.change({ video: value })}
      error={reasonAt(editing, 'video')}
    />
  );
}
