import { Alert, SimpleGrid, Text } from '@mantine/core';
import type { TimetableRun } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { Stat } from '../../ui/stat.js';
import { useRunWords } from './use-run-words.js';

/** The numbers of a finished run, and how near it is to the best that is possible. */
export function RunNumbers({ run }: { run: TimetableRun }) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const words = useRunWords();
  const { report } = run;
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
        <Stat label={t('timetable.quality')} value={words.qualityOf(run)} hint={t('timetable.qualityHint')} />
        {report && (
          <>
            <Stat label={t('timetable.breaks')} value={report.breaks} hint={t('timetable.breaksHint')} />
            <Stat label={t('timetable.slots')} value={report.slots} hint={placesOf(report.places)} />
          </>
        )}
        {report && report.musts.asked > 0 && (
          <Stat
            label={t('timetable.musts')}
            value={report.musts.granted}
            hint={t('timetable.of', { all: format.number(report.musts.asked) })}
          />
        )}
      </SimpleGrid>
      <Alert color="petrol" variant="outline">
        <Text size="sm">{words.gapOf(run)}</Text>
      </Alert>
    </Panel>
  );

  function placesOf({ video, table, booth }: { video: number; table: number; booth: number }) {
    return [
      video > 0 && t('timetable.placeCount.video', { number: format.number(video) }),
      table > 0 && t('timetable.placeCount.table', { number: format.number(table) }),
      booth > 0 && t('timetable.placeCount.booth', { number: format.number(booth) }),
    ]
      .filter((words) => words !== false)
      .join(' · ');
  }
}
