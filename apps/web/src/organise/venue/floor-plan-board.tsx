import { Button, Group, NumberInput, Text } from '@mantine/core';
import { describeTables, type FloorPlan, getFloorPlan, listTables, type PlanSpot } from '@parvis/contracts';
import { type MouseEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import classes from '../../ui/plan-mark.module.css';
import { toastError } from '../../ui/toast.js';
import { firstUnplaced, placeOf, within } from './floor-plan.rules.js';
import { TableMark } from './table-mark.js';

/** Puts tables on the plan: by a click or a finger, or with the arrow keys. */
export function FloorPlanBoard({ url, spots }: { url: string; spots: FloorPlan['spots'] }) {
  const { t } = useTranslation('venue');
  const { fair, fairId } = useFair();
  const picture = useRef<HTMLImageElement>(null);
  const [chosen, setChosen] = useState(() => firstUnplaced(spots, fair.tables));
  // Where marks are that have been moved just now, until the server knows.
  const [moved, setMoved] = useState<Record<number, PlanSpot | null>>({});
  const place = useAction(describeTables, { invalidates: [getFloorPlan, listTables], onError: toastError });

  const put = (number: number, spot: PlanSpot | null) => {
    setMoved((before) => ({ ...before, [number]: spot }));
    const forget = () => setMoved(({ [number]: _, ...rest }) => rest);
    place.mutate({ params: { fairId }, body: { from: number, to: number, change: { spot } } }, { onSettled: forget });
  };
  const putNext = (spot: PlanSpot) => {
    put(chosen, spot);
    if (!spots.some(({ number }) => number === chosen))
      setChosen(firstUnplaced([...spots, { number: chosen, ...spot }], fair.tables));
  };
  const spotAt = (at: { clientX: number; clientY: number }) =>
    picture.current && placeOf(at, picture.current.getBoundingClientRect());
  const click = (event: MouseEvent) => {
    const spot = spotAt(event);
    if (spot) putNext(spot);
  };
  const shown = new Map<number, PlanSpot | null>(spots.map(({ number, x, y }) => [number, { x, y }]));
  for (const [number, spot] of Object.entries(moved)) shown.set(Number(number), spot);

  return (
    <>
      <Group align="flex-end" gap="sm">
        <NumberInput
          label={t('plan.table')}
          min={1}
          max={fair.tables}
          clampBehavior="strict"
          allowDecimal={false}
          w={140}
          value={chosen}
          onChange={(value) => setChosen(Math.max(1, Number(value) || 1))}
        />
        <Button variant="default" onClick={() => putNext({ x: 50, y: 50 })}>
          {t('plan.middle')}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {t('plan.placed', { count: spots.length, total: fair.tables })}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {t('plan.how', { number: chosen })}
      </Text>
      <div className={classes.board}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button above and the arrow keys do the same */}
        <img
          ref={picture}
          className={`${classes.picture} ${classes.chooser}`}
          src={url}
          alt={t('plan.alt')}
          draggable={false}
          onClick={click}
        />
        {[...shown].map(
          ([number, spot]) =>
            spot && (
              <TableMark
                key={number}
                number={number}
                spot={spot}
                isChosen={number === chosen}
                onChoose={() => setChosen(number)}
                spotAt={spotAt}
                onStep={(x, y) => put(number, within({ x: spot.x + x, y: spot.y + y }))}
                onPut={(next) => put(number, next)}
              />
            ),
        )}
      </div>
    </>
  );
}
