import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { imageUpload } from '@parvis/contracts';
import { IconPhoto } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { toastError } from '../../ui/toast.js';

interface ImageFieldProps {
  label: string;
  hint?: string;
  /** Draws the picture: the kept one, or the one that is on its way. */
  render: (url: string | null) => ReactNode;
  imageUrl: string | null;
  isBusy: boolean;
  onFile: (file: File) => void;
  onRemove: () => void;
}

/** A photo or logo: shown at once while it is sent, replaced or removed. */
export function ImageField({ label, hint, render, imageUrl, isBusy, onFile, onRemove }: ImageFieldProps) {
  const { t } = useTranslation('attendee');
  const [preview, setPreview] = useState<string | null>(null);
  // The preview belongs to the upload: once there is an answer, what the server keeps is shown.
  useEffect(() => {
    if (!isBusy) setPreview(null);
  }, [isBusy]);
  useEffect(() => () => void (preview && URL.revokeObjectURL(preview)), [preview]);

  const choose = (file: File | null) => {
    if (!file) return;
    if (file.size > imageUpload.maxBytes) {
      toastError(new ApiError({ code: 'FILE_TOO_LARGE', status: 413 }));
      return;
    }
    setPreview(URL.createObjectURL(file));
    onFile(file);
  };
  return (
    <Group gap="md">
      {render(preview ?? imageUrl)}
      <Stack gap={6}>
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <Group gap="xs">
          <FileButton accept="image/*" onChange={choose}>
            {(button) => (
              <Button
                {...button}
                size="xs"
                variant="default"
                loading={isBusy}
                leftSection={<IconPhoto size={16} aria-hidden />}
              >
                {imageUrl ? t('image.replace') : t('image.choose')}
              </Button>
            )}
          </FileButton>
          {imageUrl && (
            <Button size="xs" variant="subtle" disabled={isBusy} onClick={onRemove}>
              {t('image.remove')}
            </Button>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {t('image.limit', { size: Math.round(imageUpload.maxBytes / 1024 / 1024) })} {hint}
        </Text>
      </Stack>
    </Group>
  );
}
