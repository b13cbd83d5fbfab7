import { Anchor, Text } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../../fair/use-fair.js';
import { useFormat } from '../../../i18n/use-format.js';
import { useTimeWords } from '../../time/use-time-words.js';
import { clockIn, dayIn } from '../../time/zone-time.js';
import classes from './agenda-grid.module.css';
import { type GridDay, isChoosable, nextStop, type Span } from './grid.rules.js';
import { HourGutter } from './hour-gutter.js';
import { MeetingBlock } from './meeting-block.js';
import { SessionBlock } from './session-block.js';
import { SlotCell } from './slot-cell.js';
import type { ChosenSlots } from './use-chosen-slots.js';

interface AgendaGridProps {
  days: readonly GridDay[];
  axis: Span;
  participantId: string;
  choice: ChosenSlots;
  now: number;
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/**
 * Days side by side, by the clock of the fair: slots and meetings on the left of a day, its sessions on the right. One stop for the tab key, arrows
 * inside, with the shift key to choose what they pass.
 */
export function AgendaGrid({ days, axis, participantId, choice, now }: AgendaGridProps) {
  const { t } = useTranslation('agenda');
  const { fair } = useFair();
  const format = useFormat();
  const words = useTimeWords();
  const box = useRef<HTMLDivElement>(null);
  const shortest = Math.min(...days.flatMap(({ slots }) => slots.map(({ from, to }) => to - from)), 30);

  const stops = () => [...(box.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
  const makeTabStop = (target: HTMLElement) => {
    for (const stop of stops()) stop.tabIndex = stop === target ? 0 : -1;
  };
  // React gives every stop -1 and leaves it; one of them has to be reached by the tab key, also after those before have gone.
  useEffect(() => {
    const all = stops();
    if (!all.some(({ tabIndex }) => tabIndex === 0) && all[0]) all[0].tabIndex = 0;
  });

  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return choice.clear();
    const all = stops();
    const current = all.indexOf(event.target as HTMLElement);
    const places = all.map((stop) => ({
      column: Number(stop.closest<HTMLElement>('[data-column]')?.dataset.column),
      from: Number(stop.dataset.stop),
    }));
    const next = event.ctrlKey || event.altKey || event.metaKey ? null : nextStop(places, current, event.key);
    const target = next === null ? undefined : all[next];
    if (!target) return;
    event.preventDefault();
    makeTabStop(target);
    target.focus();
    const [before, after] = [all[current], target].map((stop) => slotAt(days, stop?.dataset.slot));
    if (event.shiftKey && before && after && before.day === after.day && isChoosable(before.slot.state))
      choice.extend(before.day, before.slot, after.slot);
  };

  const today = dayIn(now, fair.timeZone);
  const atNow = minutesOf(clockIn(now, fair.timeZone));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the buttons and links inside
    <div
      ref={box}
      className={classes.grid}
      style={
        {
          '--axis': axis.from,
          '--length': axis.to - axis.from,
          '--minute': `${Math.max(1.45, 30 / shortest)}px`,
        } as React.CSSProperties
      }
      onKeyDown={move}
      onFocus={(event) => event.target.dataset.stop !== undefined && makeTabStop(event.target)}
    >
      <HourGutter days={days.map(({ day }) => day)} axis={axis} />
      {days.map((one, index) => (
        <section key={one.day} className={classes.day} aria-label={format.day(one.day)}>
          <div className={classes.head}>
            <Anchor component={Link} to={`?view=day&day=${one.day}`} fw={650} size="sm" inherit={false}>
              {words.shortDay(one.day)}
            </Anchor>
            <Text size="xs" c="dimmed">
              {t('day.count', { count: one.meetings.length })}
            </Text>
          </div>
          <div className={classes.tracks} data-has-sessions={one.sessions.length > 0 || undefined}>
            <div className={classes.track} data-column={2 * index}>
              {one.slots.map((slot) => (
                <SlotCell key={slot.index} day={one} slot={slot} choice={choice} />
              ))}
              {one.meetings.map((placed) => (
                <MeetingBlock key={placed.item.id} placed={placed} participantId={participantId} now={now} />
              ))}
            </div>
            {one.sessions.length > 0 && (
              <div className={classes.track} data-column={2 * index + 1}>
                {one.sessions.map((placed) => (
                  <SessionBlock key={placed.item.id} placed={placed} />
                ))}
              </div>
            )}
            {one.day === today && atNow > axis.from && atNow < axis.to && (
              <div className={classes.now} style={{ '--from': atNow } as React.CSSProperties} aria-hidden />
            )}
          </div>
        </section>
      ))}
    </div>
  );
}

function slotAt(days: readonly GridDay[], index: string | undefined) {
  for (const day of days) {
    const slot = day.slots.find((one) => String(one.index) === index);
    if (slot) return { day, slot };
  }
  return undefined;
}
