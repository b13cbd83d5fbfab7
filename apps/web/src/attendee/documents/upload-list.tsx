import { CloseButton, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../api/api-error.js';
import { useFormat } from '../../i18n/use-format.js';
import type { Upload } from './use-uploads.js';

interface UploadListProps {
  uploads: readonly Upload[];
  onDismiss: (id: number) => void;
  /** What to say when there is room for no more; as booths say it otherwise. */
  fullText?: string;
}

/** Files on their way with how far they are, and those that were refused with the reason. */
export function UploadList({ uploads, onDismiss, fullText }: UploadListProps) {
  const { t } = useTranslation(['documents', 'errors']);
  const format = useFormat();
  if (uploads.length === 0) return null;
  const reasonOf = ({ code, issues }: ApiError) => {
    if (code === 'FILE_TOO_LARGE') return t('upload.tooLarge');
    if (issues.some(({ path }) => path === 'documents')) return fullText ?? t('upload.full');
    return t(`errors:codes.${code}`);
  };
  return (
    <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('upload.list')}>
      {uploads.map(({ id, name, share, error }) => (
        <li key={id}>
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
            {error ? (
              <CloseButton aria-label={t('upload.dismiss', { name })} onClick={() => onDismiss(id)} />
            ) : (
              <Text size="sm" c="dimmed">
                {share < 1 ? format.percent(share) : t('upload.reading')}
              </Text>
            )}
          </Group>
          {error ? (
            <Text size="sm" c="red.9" role="alert">
              {reasonOf(error)}
            </Text>
          ) : (
            <Progress value={share * 100} color="petrol.7" animated={share >= 1} aria-label={name} />
          )}
        </li>
      ))}
    </Stack>
  );
}
