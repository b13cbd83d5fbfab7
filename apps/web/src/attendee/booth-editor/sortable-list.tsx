import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { arrayMove, SortableContext, sortableKeyboardCoordinates, useSortable } from '@dnd-kit/sortable';
import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './sortable-list.module.css';

interface SortableListProps {
  label: string;
  items: readonly { id: string; name: string }[];
  onOrder: (ids: string[]) => void;
  children: (id: string) => ReactNode;
}

/** A list in an order that is decided here: by dragging, or with two buttons that everybody can reach. */
export function SortableList({ label, items, onOrder, children }: SortableListProps) {
  const { t } = useTranslation('booth');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = items.map(({ id }) => id);
  const move = (from: number, to: number) => onOrder(arrayMove(ids, from, to));
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) move(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
  };
  const nameOf = (id: string | number) => items.find((item) => item.id === id)?.name ?? '';
  const placeOf = (id: string | number) => ids.indexOf(String(id)) + 1;
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{
        screenReaderInstructions: { draggable: t('order.how') },
        announcements: {
          onDragStart: ({ active }) => t('order.lifted', { name: nameOf(active.id) }),
          onDragOver: ({ active, over }) =>
            over ? t('order.over', { name: nameOf(active.id), place: placeOf(over.id) }) : undefined,
          onDragEnd: ({ active, over }) =>
            t('order.dropped', { name: nameOf(active.id), place: placeOf(over?.id ?? active.id) }),
          onDragCancel: ({ active }) => t('order.cancelled', { name: nameOf(active.id) }),
        },
      }}
    >
      <SortableContext items={ids}>
        <ul className={classes.list} aria-label={label}>
          {items.map(({ id, name }, at) => (
            <SortableItem
              key={id}
              id={id}
              name={name}
              onUp={at > 0 ? () => move(at, at - 1) : undefined}
              onDown={at < items.length - 1 ? () => move(at, at + 1) : undefined}
            >
              {children(id)}
            </SortableItem>
          ))}
        </ul>
      </SortableContext>
    </DndContext>
  );
}

interface SortableItemProps {
  id: string;
  name: string;
  onUp?: () => void;
  onDown?: () => void;
  children: ReactNode;
}

function SortableItem({ id, name, onUp, onDown, children }: SortableItemProps) {
  const { t } = useTranslation('booth');
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
  });
  const moved = transform ? `translate3d(${transform.x}px, ${transform.y}px, 0)` : undefined;
  return (
    <li
      ref={setNodeRef}
      className={classes.item}
      data-dragging={isDragging || undefined}
      style={{ transform: moved, transition }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={classes.grip}
        {...attributes}
        {...listeners}
        aria-label={t('order.drag', { name })}
      >
        <IconGripVertical size={18} aria-hidden />
      </button>
      <div className={classes.content}>{children}</div>
      <div className={classes.moves}>
        <ActionIcon variant="subtle" aria-label={t('order.up', { name })} disabled={!onUp} onClick={onUp}>
          <IconArrowUp size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" aria-label={t('order.down', { name })} disabled={!onDown} onClick={onDown}>
          <IconArrowDown size={18} aria-hidden />
        </ActionIcon>
      </div>
    </li>
  );
}
