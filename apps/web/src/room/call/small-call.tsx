import { UnstyledButton } from '@mantine/core';
import { VideoView } from '../devices/video-view.js';
import classes from './call.module.css';
import { Tile, type TileView } from './tile.js';
import toolbar from './toolbar.module.css';
import type { CallAction } from './use-call-actions.js';

interface SmallCallProps {
  /** Who is shown; nobody else may be here. */
  view: TileView | undefined;
  /** A shared screen goes before. */
  screen: MediaStreamTrack | undefined;
  screenLabel: string;
  actions: readonly CallAction[];
}

const inSmallWindow: readonly CallAction['id'][] = ['microphone', 'camera', 'leave'];
const noReport = () => {};

/** What the small window on top of everything shows: the main picture and three buttons. */
export function SmallCall({ view, screen, screenLabel, actions }: SmallCallProps) {
  return (
    <div className={classes.small}>
      <div className={classes.main}>
        {screen ? (
          <VideoView track={screen} label={screenLabel} className={classes.whole} />
        ) : (
          view && <Tile view={view} rank="grid" report={noReport} />
        )}
      </div>
      <div className={toolbar.foot}>
        {actions
          .filter(({ id }) => inSmallWindow.includes(id))
          .map(({ id, label, icon, isWarning, run }) => (
            <UnstyledButton
              key={id}
              className={toolbar.button}
              aria-label={label}
              title={label}
              data-tone={id === 'leave' ? 'danger' : isWarning ? 'warning' : undefined}
              onClick={run}
            >
              {icon}
            </UnstyledButton>
          ))}
      </div>
    </div>
  );
}
