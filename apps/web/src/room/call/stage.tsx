import { UnstyledButton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomState } from '../client/room-state.js';
import classes from './call.module.css';
import { FlyingReactions } from './flying-reactions.js';
import { ScreenTile } from './screen-tile.js';
import { layoutStage, type Rect, stripPlaces } from './stage-layout.js';
import { Tile, type TileView } from './tile.js';
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

const perPage = { desktop: 9, phone: 4 };
const styleOf = ({ x, y, width, height }: Rect) => ({ left: x, top: y, width, height });

/** The pictures: everybody in pages of a grid, or one person or a shared screen large with the others beside it. */
export function Stage(props: StageProps) {
  const { room, views, view, speakers, pinned, onPin, isPhone, report } = props;
  const { t } = useTranslation('room');
  const { ref, width, height } = useElementSize();
  const ownId = room.self?.participantId ?? null;
  const others = room.peers.map(({ participantId }) => participantId);
  const screens = useScreens(room);
  const hasScreen = screens.shown !== undefined;
  const selfPlace = room.grants.includes('speak') ? placeOfSelf(view.self, others.length, hasScreen) : 'hidden';
  const people = selfPlace === 'grid' && ownId !== null ? [...others, ownId] : others;
  const hasMain = !hasScreen && others.length > 1 && (view.layout === 'speaker' || pinned !== null);
  const main = hasMain ? mainPerson({ others, speakers, pinned }) : null;
  const isStrip = hasScreen || main !== null;
  const { shown, page, pages } = pageOfPeople({
    people: people.filter((id) => id !== main),
    speakers,
    perPage: isStrip ? stripPlaces(width, height) : perPage[isPhone ? 'phone' : 'desktop'],
    page: props.page,
  });
  const places = useMemo(
    () => layoutStage(shown.length, width, height, isStrip),
    [shown.length, width, height, isStrip],
  );
  const canPin = others.length > 1 ? onPin : undefined;
  const tile = (id: string, rank: 'pinned' | 'speaker' | 'grid', place: Rect | null | undefined) => {
    const of = views.get(id);
    const size = place ? styleOf(place) : undefined;
    return of && <Tile key={id} view={of} rank={rank} size={size} report={report} onPin={canPin} />;
  };
  const onScreen = new Set([...shown, main, selfPlace === 'corner' ? ownId : null]);
  const elsewhere = room.reactions.filter(({ participantId }) => !onScreen.has(participantId));

  return (
    <div className={classes.stage} data-layout={hasScreen ? 'screen' : main ? 'main' : 'grid'}>
      {/* One parent for all: a tile that becomes large keeps its picture. */}
      <div ref={ref} className={classes.tiles}>
        {screens.shown && places.main && (
          <ScreenTile
            key={`screen ${screens.shown.participantId}`}
            track={screens.shown.track}
            label={t('call.screenOf', { name: views.get(screens.shown.participantId)?.name ?? '' })}
            participantId={screens.shown.participantId}
            isStale={screens.shown.isStale}
            size={styleOf(places.main)}
            report={report}
          >
            {screens.others.map(({ participantId }) => (
              <UnstyledButton
                key={participantId}
                className={classes.chip}
                onClick={() => screens.choose(participantId)}
              >
                {t('call.screenOf', { name: views.get(participantId)?.name ?? '' })}
              </UnstyledButton>
            ))}
          </ScreenTile>
        )}
        {[...(main === null ? [] : [main]), ...shown].map((id) =>
          id === main
            ? tile(id, pinned === id ? 'pinned' : 'speaker', places.main)
            : tile(id, 'grid', places.tiles[shown.indexOf(id)]),
        )}
        {selfPlace === 'corner' && ownId !== null && (
          <div key="corner" className={classes.corner} data-strip={isStrip || undefined}>
            {tile(ownId, 'grid', null)}
          </div>
        )}
        {others.length === 0 && <p className={classes.alone}>{props.aloneText}</p>}
      </div>
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
