import type { PlanSpot } from '@parvis/contracts';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../../ui/plan-mark.module.css';

interface TableMarkProps {
  number: number;
  spot: PlanSpot;
  isChosen: boolean;
  onChoose: () => void;
  /** Where on the plan a pointer is. */
  spotAt: (pointer: { clientX: number; clientY: number }) => PlanSpot | null;
  /** By so many percent. */
  onStep: (x: number, y: number) => void;
  /** Null: off the plan. */
  onPut: (spot: PlanSpot | null) => void;
}

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** One table on the plan. */
export function TableMark({ number, spot, isChosen, onChoose, spotAt, onStep, onPut }: TableMarkProps) {
  const { t } = useTranslation('venue');
  const [dragged, setDragged] = useState<PlanSpot | null>(null);
  const { x, y } = dragged ?? spot;
  const press = (event: KeyboardEvent) => {
    const way = ways[event.key];
    if (event.key === 'Delete' || event.key === 'Backspace') onPut(null);
    else if (way) onStep(way[0] * (event.shiftKey ? 5 : 1), way[1] * (event.shiftKey ? 5 : 1));
    else return;
    event.preventDefault();
  };
  return (
    <button
      type="button"
      className={classes.mark}
      data-chosen={isChosen || undefined}
      style={{ left: `${x}%`, top: `${y}%` }}
      aria-label={t('plan.mark', { number, x: Math.round(x), y: Math.round(y) })}
      onFocus={onChoose}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) setDragged(spotAt(event));
      }}
      onPointerUp={() => {
        if (dragged) onPut(dragged);
        setDragged(null);
      }}
      onPointerCancel={() => setDragged(null)}
    >
      {number}
    </button>
  );
}
