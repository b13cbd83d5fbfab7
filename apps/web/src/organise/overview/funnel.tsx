import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import classes from './funnel.module.css';
import type { FairNumbers } from './use-fair-numbers.js';

const stages = ['invited', 'signedIn', 'completed', 'wished', 'peopleScheduled', 'peopleMet'] as const;

/** How many of the people have got how far. */
export function Funnel({ numbers }: { numbers: FairNumbers }) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  return (
    <Panel title={t('overview.people')} lead={t('overview.peopleLead', { people: format.number(numbers.people) })}>
      <dl className={classes.list}>
        {stages.map((stage) => {
          const share = numbers.people > 0 ? numbers[stage] / numbers.people : 0;
          return (
            <div key={stage} className={classes.row}>
              <dt>{t(`overview.stage.${stage}`)}</dt>
              <dd className={classes.value}>
                <span className={classes.track} aria-hidden>
                  <span className={classes.bar} style={{ width: `${Math.min(1, share) * 100}%` }} />
                </span>
                <Text span fw={600} className={classes.number}>
                  {format.number(numbers[stage])}
                </Text>
                <Text span size="sm" c="dimmed" className={classes.share}>
                  {format.percent(share)}
                </Text>
              </dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}
