import { type CSSProperties, type PointerEvent, useRef, useState } from 'react';

const largest = 5;
const step = 1.5;

interface View {
  scale: number;
  x: number;
  y: number;
}

const whole: View = { scale: 1, x: 0, y: 0 };

/** Two fingers, a double click, the wheel with Ctrl or the buttons make a picture larger; one finger moves it. */
export function useZoom() {
  const [view, setView] = useState(whole);
  const pointers = useRef(new Map<number, { x: number; y: number }>());

  const zoomBy = (factor: number) =>
    setView((before) => {
      const scale = Math.min(Math.max(before.scale * factor, 1), largest);
      const ratio = scale / before.scale;
      return scale === 1 ? whole : { scale, x: before.x * ratio, y: before.y * ratio };
    });

  const moveBy = (dx: number, dy: number, element: HTMLElement) =>
    setView((before) => {
      const limit = (length: number) => (length * (before.scale - 1)) / 2;
      const { clientWidth, clientHeight } = element;
      return { ...before, x: clamp(before.x + dx, limit(clientWidth)), y: clamp(before.y + dy, limit(clientHeight)) };
    });

  const move = (event: PointerEvent<HTMLElement>) => {
    const before = pointers.current.get(event.pointerId);
    if (before === undefined) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, now);
    if (other === undefined) moveBy(now.x - before.x, now.y - before.y, event.currentTarget);
    else zoomBy(distance(now, other) / Math.max(distance(before, other), 1));
  };
  const release = (event: PointerEvent<HTMLElement>) => pointers.current.delete(event.pointerId);

  return {
    scale: view.scale,
    zoomIn: () => zoomBy(step),
    zoomOut: () => zoomBy(1 / step),
    reset: () => setView(whole),
    style: { transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` } satisfies CSSProperties,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.target instanceof Element && event.target.closest('button') !== null) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      },
      onPointerMove: move,
      onPointerUp: release,
      onPointerCancel: release,
      onDoubleClick: () => (view.scale > 1 ? setView(whole) : zoomBy(2)),
    },
  };
}

const clamp = (value: number, limit: number) => Math.min(Math.max(value, -limit), limit);
const distance = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y);
