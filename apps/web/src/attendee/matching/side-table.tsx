import { Text } from '@mantine/core';
import type { MatchTerm } from '@parvis/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { sideNumbers } from './match-numbers.rules.js';
import classes from './side-table.module.css';
import { useTermName } from './use-term-name.js';

interface SideTableProps {
  title: string;
  /** Probability of a yes of this side. */
  probability: number;
  terms: readonly MatchTerm[];
}

/** What one side's probability is made of: a table whose points are also drawn as bars, to the right for, to the left against. */
export function SideTable({ title, probability, terms }: SideTableProps) {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  const nameOf = useTermName();
  const id = useId();
  const { start, pillars, reach } = sideNumbers(probability, terms);
  return (
    <section aria-labelledby={id}>
      <Text component="h3" fw={600} m={0} id={id}>
        {title}
      </Text>
      <table className={classes.table} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t('numbers.ground')}</th>
            <th scope="col" className={classes.points}>
              {t('numbers.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className={classes.start}>
            <th scope="row">{t('numbers.start')}</th>
            <td className={classes.points}>{format.signed(start)}</td>
          </tr>
        </tbody>
        {pillars.map(({ pillar, lines }) => (
          <tbody key={pillar}>
            <tr className={classes.pillar}>
              <th scope="rowgroup" colSpan={2}>
                {t(`numbers.pillar.${pillar}`)}
              </th>
            </tr>
            {lines.map(({ term, points }) => (
              <tr key={term}>
                <th scope="row">
                  {nameOf(term)}
                  <span className={classes.bar} aria-hidden>
                    <span
                      data-against={points < 0 || undefined}
                      style={{ width: `${(Math.abs(points) / reach) * 50}%` }}
                    />
                  </span>
                </th>
                <td className={classes.points}>{format.signed(points)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <Text size="sm" c="dimmed" mt={6}>
        {t('numbers.adds', { share: format.percent(probability) })}
      </Text>
    </section>
  );
}
