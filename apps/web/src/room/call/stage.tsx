import { UnstyledButton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomState } from '../client/room-state.js';
import classes from './call.module.css';
import { FlyingReactions } from './flying-reactions.js';
import { ScreenTile } from './screen-tile.js';
import { Tile, type TileView } from './tile.js';
import { tileGrid } from './tile-grid.js';
import { trackOf } from './tile-views.js';
import type { LayoutReport } from './use-layout-report.js';
import type { ViewChoice } from './view-choice.js';
import { mainPerson, pageOfPeople } from './view-order.js';

interface StageProps {
  room: RoomState;
  views: ReadonlyMap<string, TileView>;
  view: ViewChoice;
  speakers: readonly string[];
  pinned: string | null;
  onPin(participantId: string | null): void;
  page: number;
  onPage(page: number): void;
  isPhone: boolean;
  report: LayoutReport;
  /** Shown while nobody else is here. */
  aloneText: string;
}

const gap = 8;
const perPage = { desktop: 9, phone: 4 };
const perStrip = { desktop: 5, phone: 3 };

/** The pictures: everybody in pages of a grid, or one person or a shared screen large with the others beside it. */
export function Stage(props: StageProps) {
  const { room, views, view, speakers, pinned, onPin, isPhone, report } = props;
  const { t } = useTranslation('room');
  const { ref, width, height } = useElementSize();
  const ownId = room.self?.participantId ?? null;
  const others = room.peers.map(({ participantId }) => participantId);
  const screens = useScreens(room);
  const hasScreen = screens.shown !== undefined;
  const selfPlace = placeOfSelf(view.self, others.length, hasScreen);
  const people = selfPlace === 'grid' && ownId !== null ? [...others, ownId] : others;
  const hasMain = !hasScreen && others.length > 1 && (view.layout === 'speaker' || pinned !== null);
  const main = hasMain ? mainPerson({ others, speakers, pinned }) : null;
  const isStrip = hasScreen || main !== null;
  const device = isPhone ? 'phone' : 'desktop';
  const { shown, page, pages } = pageOfPeople({
    people: people.filter((id) => id !== main),
    speakers,
    perPage: isStrip ? perStrip[device] : perPage[device],
    page: props.page,
  });
  const grid = useMemo(() => tileGrid(Math.max(shown.length, 1), width, height, gap), [shown.length, width, height]);
  const size = isStrip ? undefined : { width: grid.tileWidth, height: grid.tileHeight };
  const canPin = others.length > 1 ? onPin : undefined;
  const tile = (id: string, rank: 'pinned' | 'speaker' | 'grid', style?: typeof size) => {
    const of = views.get(id);
    return of && <Tile key={id} view={of} rank={rank} size={style} report={report} onPin={canPin} />;
  };
  const onScreen = new Set([...shown, main, selfPlace === 'corner' ? ownId : null]);
  const elsewhere = room.reactions.filter(({ participantId }) => !onScreen.has(participantId));

  return (
    <div
      className={classes.stage}
      data-strip={isStrip || undefined}
      data-layout={hasScreen ? 'screen' : main ? 'main' : 'grid'}
    >
      {screens.shown && (
        <ScreenTile
          key={screens.shown.participantId}
          track={screens.shown.track}
          label={t('call.screenOf', { name: views.get(screens.shown.participantId)?.name ?? '' })}
          participantId={screens.shown.participantId}
          isStale={screens.shown.isStale}
          report={report}
        >
          {screens.others.map(({ participantId }) => (
            <UnstyledButton key={participantId} className={classes.chip} onClick={() => screens.choose(participantId)}>
              {t('call.screenOf', { name: views.get(participantId)?.name ?? '' })}
            </UnstyledButton>
          ))}
        </ScreenTile>
      )}
      {main !== null && <div className={classes.main}>{tile(main, pinned === main ? 'pinned' : 'speaker')}</div>}
      <div ref={ref} className={isStrip ? classes.strip : classes.grid} style={isStrip ? undefined : { gap }}>
        {shown.map((id) => tile(id, 'grid', size))}
        {others.length === 0 && <p className={classes.alone}>{props.aloneText}</p>}
      </div>
      {selfPlace === 'corner' && ownId !== null && (
        <div className={classes.corner} data-strip={isStrip || undefined}>
          {tile(ownId, 'grid')}
        </div>
      )}
      {pages > 1 && <Pager page={page} pages={pages} onPage={props.onPage} />}
      <FlyingReactions reactions={elsewhere} isNamed />
    </div>
  );
}

function placeOfSelf(choice: ViewChoice['self'], others: number, hasScreen: boolean): 'grid' | 'corner' | 'hidden' {
  // Alone, one's own picture is all that there is to see.
  if (others === 0) return 'grid';
  if (choice === 'auto') return others === 1 && !hasScreen ? 'corner' : 'grid';
  return choice;
}

/** The shared screens of others: the latest, unless another one is chosen. */
function useScreens(room: RoomState) {
  const [chosen, setChosen] = useState<string | null>(null);
  const all = room.tracks.filter(({ source, isPaused }) => source === 'screen' && !isPaused);
  const shown = (chosen !== null ? trackOf(all, chosen, 'screen') : undefined) ?? all.at(-1);
  return { shown, others: all.filter((track) => track !== shown), choose: setChosen };
}

function Pager({ page, pages, onPage }: { page: number; pages: number; onPage(page: number): void }) {
  const { t } = useTranslation('room');
  return (
    <nav className={classes.pager} aria-label={t('call.pages')}>
      <UnstyledButton
        className={classes.pagerButton}
        aria-label={t('call.pageBefore')}
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
      >
        <IconChevronLeft size={20} aria-hidden />
      </UnstyledButton>
      <span>{t('call.page', { page: page + 1, pages })}</span>
      <UnstyledButton
        className={classes.pagerButton}
        aria-label={t('call.pageAfter')}
        disabled={page === pages - 1}
        onClick={() => onPage(page + 1)}
      >
        <IconChevronRight size={20} aria-hidden />
      </UnstyledButton>
    </nav>
  );
}
