import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import {
  addPartnershipFile,
  documentEndings,
  documentMaxBytes,
  listPartnershipFiles,
  mostPartnershipFiles,
  type PartnershipFile,
  type PartnershipSpace,
  readPartnershipFile,
  removePartnershipFile,
} from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/client.js';
import { uploadTo } from '../api/upload.js';
import { usePaged } from '../api/use-endpoint.js';
import { UploadList } from '../attendee/documents/upload-list.js';
import { useUploads } from '../attendee/documents/use-uploads.js';
import { useFormat } from '../i18n/use-format.js';
import { useLocale } from '../i18n/use-locale.js';
import { fileSizeText } from '../live/chat/file-size.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { FileDrop } from '../ui/file-drop.js';
import { LoadMore } from '../ui/load-more.js';
import { Panel } from '../ui/panel.js';
import { QueryView } from '../ui/query-view.js';
import classes from './partnerships.module.css';
import { mayWork, usePartnershipAction } from './use-partnership.js';

const accept = documentEndings.map((ending) => `.${ending}`).join(',');

/** Files that the two share: added, opened, removed, and who has opened which. */
export function FilesPanel({ space }: { space: PartnershipSpace }) {
  const { t } = useTranslation('partnerships');
  const params = { partnershipId: space.id };
  const list = usePaged(listPartnershipFiles, { params, query: { limit: 10 } });
  const [leaving, setLeaving] = useState<PartnershipFile | null>(null);
  const { uploads, add, dismiss } = useUploads(
    (file, _about: undefined, progress) => uploadTo(addPartnershipFile, { params }, file, progress),
    [listPartnershipFiles],
  );
  const remove = usePartnershipAction(removePartnershipFile, { onSuccess: () => setLeaving(null) });
  return (
    <Panel title={t('files.title')} lead={t('files.lead')}>
      {mayWork(space) && (
        <FileDrop
          label={t('files.add')}
          accept={accept}
          maxBytes={documentMaxBytes}
          isMultiple
          onFile={(file) => add(file, undefined)}
        />
      )}
      <UploadList uploads={uploads} onDismiss={dismiss} fullText={t('files.full', { most: mostPartnershipFiles })} />
      <QueryView query={{ ...list, data: list.items }} loading={<Text size="sm">{t('files.loading')}</Text>}>
        {(files) =>
          files.length === 0 ? (
            <Text c="dimmed">{t('files.none')}</Text>
          ) : (
            <>
              <ul className={classes.list}>
                {files.map((file) => (
                  <FileItem key={file.id} space={space} file={file} onRemove={() => setLeaving(file)} />
                ))}
              </ul>
              <LoadMore list={list} />
            </>
          )
        }
      </QueryView>
      <ConfirmDialog
        isOpen={leaving !== null}
        title={t('files.remove', { name: leaving?.name ?? '' })}
        confirmLabel={t('files.removeAction')}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => leaving && remove.mutate({ params: { ...params, fileId: leaving.id } })}
        onClose={() => setLeaving(null)}
      >
        {t('files.removeText')}
      </ConfirmDialog>
    </Panel>
  );
}

interface FileItemProps {
  space: PartnershipSpace;
  file: PartnershipFile;
  onRemove: () => void;
}

function FileItem({ space, file, onRemove }: FileItemProps) {
  const { t } = useTranslation('partnerships');
  const format = useFormat();
  const locale = useLocale();
  const { id, name, size, by, addedAt, openedBy, canRemove } = file;
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
        <Stack gap={2} style={{ minWidth: 0 }}>
          <Anchor
            href={addressOf(readPartnershipFile, { params: { partnershipId: space.id, fileId: id } })}
            fw={600}
            style={{ overflowWrap: 'anywhere' }}
          >
            {name}
          </Anchor>
          <Text size="sm" c="dimmed">
            {[fileSizeText(size, locale), by, format.moment(addedAt)].join(' · ')}
          </Text>
          <Text size="sm" c="dimmed">
            {openedBy.length === 0 ? t('files.unopened') : t('files.openedBy', { names: format.list(openedBy) })}
          </Text>
        </Stack>
        {canRemove && mayWork(space) && (
          <Button
            size="compact-sm"
            variant="subtle"
            c="red.9"
            style={{ flexShrink: 0 }}
            aria-label={t('files.remove', { name })}
            onClick={onRemove}
          >
            {t('files.removeAction')}
          </Button>
        )}
      </Group>
    </li>
  );
}
