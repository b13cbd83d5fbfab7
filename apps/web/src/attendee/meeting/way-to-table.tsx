import { Badge, Group, Text } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../live/use-local-text.js';
import { Panel } from '../../ui/panel.js';
import classes from '../../ui/plan-mark.module.css';

/** Where the table of a meeting is: in words, and on the plan. */
export function WayToTable({ meeting }: { meeting: Pick<AgendaMeeting, 'place' | 'table' | 'tableNumber'> }) {
  const { t } = useTranslation('venue');
  const textOf = useLocalText();
  const { place, table, tableNumber: number } = meeting;
  if (place !== 'table' || !table || number === null) return null;
  const { zone, seats, equipment, planUrl, spot } = table;
  const way = textOf(table.way);
  if (!zone && !way && equipment.length === 0 && !(planUrl && spot)) return null;
  return (
    <Panel title={t('way.title', { number })} lead={zone}>
      {way && <Text style={{ whiteSpace: 'pre-line' }}>{way}</Text>}
      {(equipment.length > 0 || seats !== null) && (
        <Group gap="xs">
          {seats !== null && <Badge color="stone.8">{t('way.seats', { count: seats })}</Badge>}
          {equipment.map((thing) => (
            <Badge key={thing} color="petrol.8">
              {t(`equipment.${thing}`)}
            </Badge>
          ))}
        </Group>
      )}
      {planUrl && spot && (
        <div className={classes.board}>
          <img
            className={classes.picture}
            src={planUrl}
            alt={t('way.planAlt', { number, x: Math.round(spot.x), y: Math.round(spot.y) })}
          />
          <span className={classes.mark} style={{ left: `${spot.x}%`, top: `${spot.y}%` }} aria-hidden>
            {number}
          </span>
        </div>
      )}
    </Panel>
  );
}
