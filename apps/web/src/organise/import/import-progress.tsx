import { Progress, Text } from '@mantine/core';
import type { ImportRun } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';

/** The import while it runs. It goes on when the page is left. */
export function ImportProgress({ run }: { run: ImportRun }) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const share = run.totalRows > 0 ? run.processedRows / run.totalRows : 0;
  return (
    <Panel title={t('import.running.title')} lead={t('import.running.lead')}>
      <Progress value={share * 100} size="lg" animated aria-label={t('import.running.title')} />
      <Text role="status">
        {t('import.running.rows', {
          done: format.number(run.processedRows),
          total: format.number(run.totalRows),
          share: format.percent(share),
        })}
      </Text>
    </Panel>
  );
}
