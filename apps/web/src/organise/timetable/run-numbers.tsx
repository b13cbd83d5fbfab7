import { SimpleGrid } from '@mantine/core';
import type { TimetableRun } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { Stat } from '../../ui/stat.js';
import { qualityOf } from './run-state.js';

/** The numbers of a finished run. */
export function RunNumbers({ run }: { run: TimetableRun }) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const quality = qualityOf(run);
  return (
    <Panel>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Stat label={t('timetable.meetings')} value={run.meetings} />
        <Stat label={t('timetable.pairs')} value={run.wishes} />
        <Stat
          label={t('timetable.peopleWithMeeting')}
          value={run.peopleWithMeeting}
          hint={t('timetable.of', { all: format.number(run.people) })}
        />
        <Stat
          label={t('timetable.quality')}
          value={quality === null ? '–' : format.percent(quality)}
          hint={t('timetable.qualityHint')}
        />
      </SimpleGrid>
    </Panel>
  );
}
