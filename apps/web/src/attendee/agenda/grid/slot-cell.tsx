import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFair } from '../../../fair/use-fair.js';
import classes from './agenda-grid.module.css';
import { type GridDay, type GridSlot, isChoosable } from './grid.rules.js';
import type { ChosenSlots } from './use-chosen-slots.js';
import { useSpokenTime } from './use-spoken-time.js';

/** Under which a meeting that is dragged carries its id. */
export const meetingDragType = 'application/x-parvis-meeting';

interface SlotCellProps {
  day: GridDay;
  slot: GridSlot;
  choice: ChosenSlots;
}

/** A slot without a meeting: pressed is chosen. A meeting that is dropped here is proposed for this time. */
export function SlotCell({ day, slot, choice }: SlotCellProps) {
  const { t } = useTranslation('agenda');
  const { fairId } = useFair();
  const navigate = useNavigate();
  const spoken = useSpokenTime();
  const [isTarget, setTarget] = useState(false);
  const isChosen = choice.chosen.slots.some(({ index }) => index === slot.index);
  const words = t(`slot.${slot.state}`);
  return (
    <button
      type="button"
      className={classes.slot}
      style={{ '--from': slot.from, '--to': slot.to } as React.CSSProperties}
      data-stop={slot.from}
      data-slot={slot.index}
      data-state={slot.state}
      data-target={isTarget || undefined}
      aria-pressed={isChosen}
      aria-disabled={!isChoosable(slot.state)}
      aria-label={t('slot.label', { when: spoken.long(slot), state: words })}
      tabIndex={-1}
      onClick={() => isChoosable(slot.state) && choice.toggle(slot)}
      onPointerDown={(event) => {
        if (event.pointerType === 'mouse' && event.button === 0 && isChoosable(slot.state))
          choice.startDrawing(day, slot);
      }}
      onPointerEnter={(event) => event.pointerType === 'mouse' && choice.drawTo(day, slot)}
      onDragOver={(event) => {
        if (!isChoosable(slot.state) || !event.dataTransfer.types.includes(meetingDragType)) return;
        event.preventDefault();
        setTarget(true);
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={(event) => {
        event.preventDefault();
        setTarget(false);
        const id = event.dataTransfer.getData(meetingDragType);
        if (id) void navigate(`/fairs/${fairId}/meetings/${id}/move?times=${encodeURIComponent(slot.startsAt)}`);
      }}
    >
      <span className={slot.state === 'free' && !isChosen ? classes.whisper : undefined}>
        {slot.state === 'free' || isChosen ? spoken.short(slot) : words}
      </span>
    </button>
  );
}
