import { Alert, Button, Group, SimpleGrid, Text } from '@mantine/core';
import { downloadRefusedRows, type ImportRun } from '@parvis/contracts';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from '../../api/client.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { Stat } from '../../ui/stat.js';
import { ProblemList } from './problem-list.js';

const numbers = ['created', 'updated', 'unchanged', 'refused', 'warnings'] as const;

/** What an import has done, and the rows that need care. */
export function ImportResult({ run }: { run: ImportRun }) {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const params = { fairId, importId: run.id };
  return (
    <>
      <Panel title={t(run.status === 'failed' ? 'import.failed' : 'import.finished')}>
        {run.status === 'failed' && (
          <Alert color="red" variant="outline" role="alert">
            <Text>{t('import.failedText')}</Text>
            {run.failure && (
              <Text size="sm" c="dimmed">
                {run.failure}
              </Text>
            )}
          </Alert>
        )}
        <SimpleGrid cols={{ base: 2, sm: 5 }}>
          {numbers.map((key) => (
            <Stat key={key} label={t(`import.result.${key}`)} value={run[key]} />
          ))}
        </SimpleGrid>
        <Group>
          {run.refused > 0 && (
            <Button
              component="a"
              href={addressOf(downloadRefusedRows, { params })}
              download
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              {t('import.download')}
            </Button>
          )}
          <Button
            component={Link}
            to={`/fairs/${fairId}/organise/people`}
            variant={run.refused > 0 ? 'subtle' : 'filled'}
          >
            {t('import.toPeople')}
          </Button>
        </Group>
      </Panel>
      {run.refused + run.warnings > 0 && <ProblemList importId={run.id} />}
    </>
  );
}
