import { SegmentedControl, Text } from '@mantine/core';
import { type ImportKind, importUpload, listImports, uploadImport } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { FileDrop } from '../../ui/file-drop.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';
import { FormerImports } from './former-imports.js';

/** Where a spreadsheet is dropped, with the imports so far. */
export function ImportsPage() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const navigate = useNavigate();
  const [kind, setKind] = useState<ImportKind>('exhibitors');
  const upload = useAction(uploadImport, {
    invalidates: [listImports],
    onSuccess: ({ id }) => void navigate(id),
    onError: toastError,
  });
  return (
    <Page title={t('import.title')} lead={t('import.lead')}>
      <Panel title={t('import.new')}>
        <div>
          <Text size="sm" fw={500} mb={4} id="import-kind">
            {t('import.kindLabel')}
          </Text>
          <SegmentedControl
            aria-labelledby="import-kind"
            value={kind}
            onChange={(value) => setKind(value === 'participants' ? 'participants' : 'exhibitors')}
            data={[
              { value: 'exhibitors', label: t('import.kind.exhibitors') },
              { value: 'participants', label: t('import.kind.participants') },
            ]}
          />
        </div>
        <FileDrop
          label={t(`import.drop.${kind}`)}
          hint={t(`import.hint.${kind}`)}
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          maxBytes={importUpload.maxBytes}
          isBusy={upload.isPending}
          onFile={(file) => upload.mutate({ params: { fairId }, query: { kind }, file })}
        />
      </Panel>
      <FormerImports />
    </Page>
  );
}
