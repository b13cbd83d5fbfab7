import { Button, Group, Stack, Text } from '@mantine/core';
import {
  addDocument,
  type BoothDocument,
  type DocumentLevel,
  documentEndings,
  documentMaxBytes,
  orderDocuments,
} from '@parvis/contracts';
import { IconPencil, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { uploadTo } from '../../api/upload.js';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { FileDrop } from '../../ui/file-drop.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';
import { SortableList } from '../booth-editor/sortable-list.js';
import { documentPage } from './document-addresses.js';
import { DocumentDialog } from './document-dialog.js';
import { DocumentLine } from './document-line.js';
import { documentReads } from './document-reads.js';
import { LevelChoice } from './level-choice.js';
import { UploadList } from './upload-list.js';
import { useUploads } from './use-uploads.js';

const accept = documentEndings.map((ending) => `.${ending}`).join(',');

interface DocumentsDeskProps {
  boothId: string;
  documents: readonly BoothDocument[];
  /** How many the package holds. */
  limit: number;
}

/** A team's documents: added, ordered, changed, and who reads them. */
export function DocumentsDesk({ boothId, documents, limit }: DocumentsDeskProps) {
  const { t } = useTranslation('documents');
  const { fairId } = useFair();
  const [level, setLevel] = useState<DocumentLevel>('public');
  const { uploads, add, dismiss } = useUploads<DocumentLevel>(
    (file, about, progress) =>
      uploadTo(addDocument, { params: { fairId, boothId }, query: { level: about } }, file, progress),
    documentReads,
  );
  return (
    <Stack gap="lg">
      <Panel title={t('add.title')} lead={t('add.count', { count: documents.length, limit })}>
        {documents.length < limit ? (
          <>
            <LevelChoice value={level} onChange={setLevel} />
            <FileDrop
              label={t('add.file')}
              accept={accept}
              maxBytes={documentMaxBytes}
              hint={t('add.hint')}
              isMultiple
              onFile={(file) => add(file, level)}
            />
          </>
        ) : (
          <Text>{t('upload.full')}</Text>
        )}
        <UploadList uploads={uploads} onDismiss={dismiss} />
      </Panel>
      {documents.length > 0 && <DeskList boothId={boothId} documents={documents} />}
    </Stack>
  );
}

function DeskList({ boothId, documents }: Omit<DocumentsDeskProps, 'limit'>) {
  const { t } = useTranslation('documents');
  const { fairId } = useFair();
  const [edited, edit] = useState<string | null>(null);
  const order = useAction(orderDocuments, { invalidates: documentReads, onError: toastError });
  const byId = new Map(documents.map((document) => [document.id, document]));
  const opened = edited === null ? undefined : byId.get(edited);
  return (
    <Panel title={t('list')} lead={t('atOnce')}>
      <SortableList
        label={t('list')}
        items={documents.map(({ id, title }) => ({ id, name: title }))}
        onOrder={(ids) => order.mutate({ params: { fairId, boothId }, body: { ids } })}
      >
        {(id) => {
          const document = byId.get(id);
          return document && <DeskItem boothId={boothId} document={document} onEdit={() => edit(id)} />;
        }}
      </SortableList>
      <Text size="sm" c="dimmed">
        {t('ownLogHint')}
      </Text>
      {opened && <DocumentDialog key={opened.id} boothId={boothId} document={opened} onClose={() => edit(null)} />}
    </Panel>
  );
}

function DeskItem({ boothId, document, onEdit }: { boothId: string; document: BoothDocument; onEdit: () => void }) {
  const { t } = useTranslation('documents');
  const { fairId } = useFair();
  const { id, title, waiting, isWithdrawn, expiresAt, level } = document;
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  const note = isWithdrawn ? t('withdrawn') : isOver ? t('expired') : t(`level.${level}`);
  return (
    <Stack gap="xs">
      <DocumentLine boothId={boothId} document={document} note={note} isTeam />
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
          aria-label={t('changeOne', { title })}
          onClick={onEdit}
        >
          {t('change')}
        </Button>
        <Button
          size="xs"
          variant={waiting > 0 ? 'filled' : 'default'}
          leftSection={<IconUsers size={16} aria-hidden />}
          component={Link}
          to={`${documentPage(fairId, boothId, id)}/readers`}
          aria-label={waiting > 0 ? t('waitingFor', { title, count: waiting }) : t('readersOf', { title })}
        >
          {waiting > 0 ? t('waiting', { count: waiting }) : t('readers.title')}
        </Button>
      </Group>
    </Stack>
  );
}
