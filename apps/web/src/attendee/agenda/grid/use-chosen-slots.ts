import type { AgendaMeeting } from '@parvis/contracts';
import { useEffect, useRef, useState } from 'react';
import { type GridDay, type GridSlot, stretch } from './grid.rules.js';

/** What is chosen in the grid: slots of one state, and the meetings that a stretch was drawn over. */
export interface Chosen {
  slots: readonly GridSlot[];
  over: readonly AgendaMeeting[];
}

const nothing: Chosen = { slots: [], over: [] };

/** Slots are chosen one by one, by drawing over them with the mouse, or with the shift key held. Slots of another state begin anew. */
export function useChosenSlots() {
  const [chosen, setChosen] = useState<Chosen>(nothing);
  const drawing = useRef<{ day: GridDay; first: GridSlot; before: Chosen; isDrawn: boolean } | null>(null);

  useEffect(() => {
    // After the click that ends it.
    const end = () => setTimeout(() => (drawing.current = null));
    window.addEventListener('pointerup', end);
    return () => window.removeEventListener('pointerup', end);
  }, []);

  const like = (slot: GridSlot, before: Chosen): Chosen => (before.slots[0]?.state === slot.state ? before : nothing);
  const add = (before: Chosen, day: GridDay, first: GridSlot, last: GridSlot) => {
    const { slots, over } = like(first, before);
    const drawn = stretch(day, first, last);
    const added = drawn.slots.filter(({ index }) => !slots.some((slot) => slot.index === index));
    setChosen({
      slots: [...slots, ...added].sort((a, b) => a.index - b.index),
      over: [...over, ...drawn.meetings.filter(({ id }) => !over.some((meeting) => meeting.id === id))],
    });
  };

  return {
    chosen,
    clear: () => setChosen(nothing),
    toggle: (slot: GridSlot) => {
      if (drawing.current?.isDrawn) return;
      const { slots, over } = like(slot, chosen);
      const rest = slots.filter(({ index }) => index !== slot.index);
      if (rest.length < slots.length) setChosen(rest.length === 0 ? nothing : { slots: rest, over });
      else setChosen({ slots: [...slots, slot].sort((a, b) => a.index - b.index), over });
    },
    /** From one slot of a day to another one. */
    extend: (day: GridDay, first: GridSlot, last: GridSlot) => add(chosen, day, first, last),
    startDrawing: (day: GridDay, first: GridSlot) => {
      drawing.current = { day, first, before: chosen, isDrawn: false };
    },
    drawTo: (day: GridDay, last: GridSlot) => {
      const now = drawing.current;
      if (!now || now.day.day !== day.day || (now.first.index === last.index && !now.isDrawn)) return;
      now.isDrawn = true;
      add(now.before, now.day, now.first, last);
    },
  };
}

export type ChosenSlots = ReturnType<typeof useChosenSlots>;
