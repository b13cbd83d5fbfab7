import { VisuallyHidden } from '@mantine/core';
import type { RunReport } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import classes from './load-bars.module.css';
import { barsOf } from './load-bars.rules.js';

/** A column for each number of meetings, as high as the people who have it; assistive software reads a table instead. */
export function LoadBars({ load }: { load: RunReport['load'] }) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const bars = barsOf(load);
  const most = Math.max(...bars.map(({ people }) => people), 1);
  // So many labels fit side by side on a phone.
  const step = Math.ceil(bars.length / 12);
  return (
    <figure className={classes.figure}>
      <div className={classes.bars} aria-hidden>
        {bars.map(({ meetings, people }, index) => (
          <div key={meetings} className={classes.column}>
            <span className={classes.track}>
              <span className={classes.value}>{step === 1 && people > 0 ? format.number(people) : ''}</span>
              <span className={classes.bar} style={{ height: `calc((100% - 1.2rem) * ${people / most})` }} />
            </span>
            <span className={classes.label}>{index % step === 0 ? meetings : ''}</span>
          </div>
        ))}
      </div>
      <figcaption className={classes.caption} aria-hidden>
        {t('timetable.load.meetings')}
      </figcaption>
      <VisuallyHidden>
        <table>
          <caption>{t('timetable.load.chart')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('timetable.load.meetings')}</th>
              <th scope="col">{t('timetable.load.people')}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ meetings, people }) => (
              <tr key={meetings}>
                <th scope="row">{meetings}</th>
                <td>{format.number(people)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}
