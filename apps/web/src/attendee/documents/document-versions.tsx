import { Anchor, Button, FileButton, Group, Stack, Text } from '@mantine/core';
import {
  type BoothDocument,
  documentEndings,
  downloadDocument,
  listDocumentVersions,
  replaceDocumentFile,
} from '@parvis/contracts';
import { IconFileUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/client.js';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { documentReads } from './document-reads.js';

/** The files that a document has had, and a new one in place of the latest. */
export function DocumentVersions({ boothId, document }: { boothId: string; document: BoothDocument }) {
  const { t } = useTranslation('documents');
  const { fairId, fair } = useFair();
  const format = useFormat();
  const params = { fairId, boothId, documentId: document.id };
  const versions = useEndpoint(listDocumentVersions, { params });
  const replace = useAction(replaceDocumentFile, {
    invalidates: [...documentReads, listDocumentVersions],
    onError: toastError,
    onSuccess: ({ file }) => toastSuccess(t('replaced', { version: file.version })),
  });
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('versions.title')}
      </Text>
      <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
        {versions.data?.map(({ version, name, uploadedAt }) => (
          <Text key={version} component="li" size="sm" style={{ overflowWrap: 'anywhere' }}>
            <Anchor href={addressOf(downloadDocument, { params, query: { version } })} download>
              {t('versions.one', { version, name })}
            </Anchor>{' '}
            <Text span c="dimmed">
              {format.moment(uploadedAt, fair.timeZone)}
            </Text>
          </Text>
        ))}
      </Stack>
      <Group>
        <FileButton
          accept={documentEndings.map((ending) => `.${ending}`).join(',')}
          onChange={(file) => file && replace.mutate({ params, file })}
        >
          {(button) => (
            <Button
              {...button}
              variant="default"
              size="xs"
              leftSection={<IconFileUpload size={16} aria-hidden />}
              loading={replace.isPending}
            >
              {t('replace')}
            </Button>
          )}
        </FileButton>
      </Group>
      <Text size="xs" c="dimmed">
        {t('versions.hint')}
      </Text>
    </Stack>
  );
}
