import { Button, Text } from '@mantine/core';
import type { Interval, Slot } from '@parvis/contracts';
import { IconMoon } from '@tabler/icons-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { useTimeWords } from '../time/use-time-words.js';
import { deviceZone, isNightIn, showSameTime } from '../time/zone-time.js';
import { busyIntervals, busySlots, slotGrid } from './slot-grid.rules.js';
import classes from './slot-table.module.css';

interface SlotTableProps {
  slots: Slot[];
  busy: readonly Interval[];
  /** Kept free by the person's own calendar, whatever is chosen here. */
  inCalendar: readonly Interval[];
  /** Meetings on the agenda: moved or cancelled there, not blotted out here. */
  meetings: readonly Interval[];
  onChange: (busy: Interval[]) => void;
}

/** What keeps a slot, for those who cannot see the table. */
const inWords = { meeting: 'slots.inMeeting', calendar: 'slots.inCalendar' } as const;

const steps: Record<string, [day: number, row: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** All slots of the fair as toggles: pressed is available. One stop for the tab key, arrows inside, a toggle for each day. */
export function SlotTable({ slots, busy, inCalendar, meetings, onChange }: SlotTableProps) {
  const { t } = useTranslation('attendee');
  const { fair } = useFair();
  const format = useFormat();
  const words = useTimeWords();
  const table = useRef<HTMLTableElement>(null);
  const grid = useMemo(() => slotGrid(slots, fair.timeZone), [slots, fair.timeZone]);
  const taken = useMemo(() => busySlots(slots, busy), [slots, busy]);
  const calendar = useMemo(() => busySlots(slots, inCalendar), [slots, inCalendar]);
  const met = useMemo(() => busySlots(slots, meetings), [slots, meetings]);
  const [current, setCurrent] = useState(slots[0]?.index ?? 0);

  const set = (changed: readonly Slot[], isAvailable: boolean) => {
    const next = new Set(taken);
    for (const { index } of changed) {
      if (met.has(index)) continue;
      if (isAvailable) next.delete(index);
      else next.add(index);
    }
    onChange(busyIntervals(slots, next, busy));
  };

  const move = (event: KeyboardEvent, day: number, row: number) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    for (
      let d = day + step[0], r = row + step[1];
      grid.days[d] && r >= 0 && r < grid.rows.length;
      d += step[0], r += step[1]
    ) {
      const target = grid.days[d]?.cells[r];
      if (!target) continue;
      setCurrent(target.index);
      table.current?.querySelector<HTMLButtonElement>(`[data-slot="${target.index}"]`)?.focus();
      return;
    }
  };

  return (
    <div className={classes.scroll}>
      <table ref={table} className={classes.table}>
        <thead>
          <tr>
            <td />
            {grid.days.map(({ day, slots: ofDay }) => {
              const isAll = ofDay.every(({ index }) => met.has(index) || !taken.has(index));
              return (
                <th key={day} scope="col">
                  <div>{words.shortDay(day)}</div>
                  <Button
                    size="compact-xs"
                    variant="default"
                    fullWidth
                    mt={2}
                    aria-label={`${format.day(day)}: ${isAll ? t('slots.none') : t('slots.all')}`}
                    onClick={() => set(ofDay, !isAll)}
                  >
                    {isAll ? t('slots.none') : t('slots.all')}
                  </Button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map(({ key, clock }, row) => (
            <tr key={key}>
              <th scope="row">{clock}</th>
              {grid.days.map(({ day, cells }, column) => {
                const slot = cells[row];
                if (!slot) return <td key={day} />;
                const fixed = met.has(slot.index) ? 'meeting' : calendar.has(slot.index) ? 'calendar' : null;
                const isAvailable = fixed === null && !taken.has(slot.index);
                const isForeign = !showSameTime(slot.startsAt, deviceZone, fair.timeZone);
                const isNight = isNightIn(slot.startsAt, deviceZone);
                return (
                  <td key={day}>
                    <button
                      type="button"
                      className={classes.cell}
                      data-slot={slot.index}
                      tabIndex={slot.index === current ? 0 : -1}
                      aria-pressed={isAvailable}
                      aria-disabled={fixed !== null}
                      aria-label={[
                        `${format.day(day)}, ${clock}`,
                        isForeign && t('slots.yours', { time: format.time(slot.startsAt) }),
                        isNight && t('time.night'),
                        t(fixed ? inWords[fixed] : 'slots.available'),
                      ]
                        .filter(Boolean)
                        .join(', ')}
                      onFocus={() => setCurrent(slot.index)}
                      onKeyDown={(event) => move(event, column, row)}
                      onClick={() => fixed === null && set([slot], !isAvailable)}
                    >
                      <span>{t(`slots.${fixed ?? (isAvailable ? 'free' : 'busy')}`)}</span>
                      {(isForeign || isNight) && (
                        <Text component="span" size="xs" className={classes.night}>
                          {isNight && <IconMoon size={11} aria-hidden />}
                          {isForeign && t('slots.yours', { time: format.time(slot.startsAt) })}
                        </Text>
                      )}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
