import type { CallPhase } from './call-phase.js';
import type { Entrance } from './entrance.js';
import { lineQuality } from './line-quality.js';
import type { OutgoingMedia } from './outgoing-media.js';
import type { RoomLine, RoomLineListeners } from './room-line.js';
import type { RoomLines } from './room-lines.js';
import type { RoomView } from './room-view.js';
import type { SignalSocket } from './signal-socket.js';

export interface CallParts {
  view: RoomView;
  lines: RoomLines;
  phase: CallPhase;
  entrance: Entrance;
  outgoing: OutgoingMedia;
}

/** What follows from what a line tells of itself and of its media. */
export function lineListeners(line: () => RoomLine, parts: CallParts): RoomLineListeners {
  const { view, lines, phase, entrance, outgoing } = parts;
  const isCurrent = () => lines.isCurrent(line());
  const isBack = () => {
    phase.back();
    outgoing.obeyGrants();
  };
  return {
    up: () => entrance.lineUp(line()),
    down: () => {
      if (isCurrent()) entrance.lineDown();
      else if (!lines.isNext(line())) lines.end();
    },
    unreachable: () => isCurrent() && entrance.unreachable(),
    refused: (code) => (isCurrent() ? entrance.refused(code) : lines.end()),
    joined: (joined) => {
      view.set({ kind: joined.kind });
      entrance.entered(line(), joined.sessionToken);
      view.applySnapshot(joined);
      phase.pruneLater();
      isBack();
    },
    resumed: (resumed) => {
      view.applySnapshot(resumed);
      if (isCurrent()) isBack();
    },
    notEntered: (code) => {
      if (isCurrent()) entrance.notEntered(code);
      // It comes in when its line is back.
      else if (code !== 'OFFLINE') lines.end();
    },
    path: (state) => isCurrent() && phase.pathIs(state === 'new' || state === 'up'),
    opened: (received) => view.opened(received),
    // While the call moves, what ends on the old node is about to come from the new one.
    ended: (consumerId) => {
      const isElsewhere = lines.state === 'entering' || (lines.state === 'leaving' && !isCurrent());
      return isElsewhere ? view.interrupted(consumerId) : view.ended(consumerId);
    },
    lost: (consumerIds) => view.lost(consumerIds),
    isResting: (consumerId) => view.tracks.find(consumerId)?.isPaused ?? false,
    onStreams: (findings) => {
      view.streamsMoved(findings);
      line().letGo(new Set(view.tracks.list.map(({ consumerId }) => consumerId)));
      const { leftBehind } = lines;
      if (lines.state !== 'leaving' || view.isHolding) return;
      if (!view.tracks.list.some(({ consumerId }) => leftBehind.has(consumerId))) lines.arrived();
    },
    onUplink: (uplink) => isCurrent() && outgoing.follow(uplink),
    onStats: (stats) => {
      const { link } = line();
      if (!isCurrent() || link === null) return;
      const isLeftOut = view.state.isCameraResting || view.state.receiveMode.cause === 'line';
      view.set({ line: lineQuality(stats, isLeftOut) });
      line()
        .request('stats.report', { epoch: link.epoch, stats })
        .catch(() => undefined);
    },
  };
}

/** What follows from the server's news, as long as this line is the one that counts. */
export function listenToRoom(line: RoomLine, { view, lines, entrance, outgoing }: CallParts): void {
  const { signal } = line;
  const isCurrent = () => lines.isCurrent(line);
  view.listen(signal, isCurrent);
  const on: SignalSocket['on'] = (event, listener) =>
    signal.on(event, (payload) => {
      if (isCurrent()) listener(payload);
    });
  // All are on the other node.
  signal.on('room.closed', () => isCurrent() || lines.isNext(line) || lines.end());
  signal.on('consumer.paused', ({ consumerId }) => view.paused(consumerId, true));
  signal.on('consumer.resumed', ({ consumerId }) => view.paused(consumerId, false));
  on('room.changed', ({ status }) => outgoing.useCodec(status.videoCodec));
  on('grants.changed', ({ grants }) => {
    view.set({ grants });
    outgoing.obeyGrants();
  });
  // Whoever was never in was not removed: that is said in other words.
  on('lobby.answered', ({ isAdmitted }) => (isAdmitted ? entrance.enter() : entrance.over('failed', 'ROOM_REMOVED')));
  on('room.replaced', () => entrance.over('replaced', null));
  on('room.closed', ({ reason }) => entrance.closed(reason));
  on('media.migrate', (migrate) => entrance.move(migrate));
}
