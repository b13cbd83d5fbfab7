import type { EventEmitter } from 'node:events';
import { Admission } from './admission.js';
import { BackRoom } from './back-room.js';
import { GrantBook } from './grant-book.js';
import { Lobby } from './lobby.js';
import { Presence } from './presence.js';
import { ReactionBudget } from './reaction-budget.js';
import { RecordingControl } from './recording-control.js';
import { RoomEpochs } from './room-epochs.js';
import { RoomModeration } from './room-moderation.js';
import { RoomMove } from './room-move.js';
import type { RoomAbout, RoomNews, RoomOptions } from './room-types.js';
import { Roster } from './roster.js';
import { Seating } from './seating.js';
import { StageSpread } from './stage-spread.js';
import { StatusNews } from './status-news.js';

/** What the parts tell their room. */
export interface RoomHooks {
  readonly news: EventEmitter<RoomNews>;
  speaker(participantId: string | null): void;
  streamsChanged(participantId: string): void;
  reset(epoch: number): void;
  /** Somebody may have been the last. */
  checkEmpty(): void;
}

export interface RoomParts {
  roster: Roster;
  lobby: Lobby;
  grants: GrantBook;
  epochs: RoomEpochs;
  recording: RecordingControl;
  status: StatusNews;
  admission: Admission;
  /** What a team's back room is besides a room; null for others. */
  backRoom: BackRoom | null;
  presence: Presence;
  seating: Seating;
  reactions: ReactionBudget;
  spread: StageSpread;
  move: RoomMove;
  moderation: RoomModeration;
}

/** Puts a room together: each part is given what it needs of the others, and nothing else. */
export function roomParts(id: string, about: RoomAbout, options: RoomOptions, room: RoomHooks): RoomParts {
  const { kind, fairId } = about;
  const { pool, limits, recorder, state, isMirror } = options;
  const { news } = room;
  const checkEmpty = () => room.checkEmpty();
  const fault = (error: unknown) => news.emit('fault', error);
  const roster = new Roster();
  const reactions = new ReactionBudget();
  const lobby = new Lobby(limits.lobby, state?.known);
  const grants = new GrantBook(kind, state?.grants, state?.moderators);
  const epochs = new RoomEpochs(pool, kind, {
    speaker: (participantId) => room.speaker(participantId),
    streamsChanged: (participantId) => room.streamsChanged(participantId),
    videoCodec: () => status.changed(),
    reset: (epoch) => room.reset(epoch),
  });
  const recording = new RecordingControl({
    recorder,
    room: {
      roomId: id,
      kind,
      fairId,
      media: () => epochs.open(),
      people: () => roster.listed.map((peer) => peer.view),
    },
    onChange: () => status.changed(),
    onFault: fault,
  });
  const status: StatusNews = new StatusNews(
    {
      roster,
      lobby,
      isLocked: () => admission.isLocked,
      inFront: () => backRoom?.inFront ?? [],
      recording: () => recording.state,
      canRecord: () => recording.canRecord,
      videoCodec: () => epochs.current?.videoCodec ?? 'VP8',
      mirrored: () => spread.mirrored?.status ?? null,
    },
    limits.audienceNewsMs,
  );
  const admission: Admission = new Admission({ kind, limits, roster, lobby, grants, status, news }, state);
  const backRoom = kind === 'team' ? new BackRoom({ id, roster, door: admission, status }) : null;
  const presence = new Presence(
    { id, kind, limits, roster, lobby, grants, door: admission, status, recording, news, gone: checkEmpty },
    state?.hands,
  );
  const seating = new Seating({
    roster,
    grants,
    epochs,
    receives: (participantId, mode) => news.emit('receives', participantId, mode),
  });
  const spread: StageSpread = new StageSpread({
    roster,
    lobby,
    grants,
    status,
    reactions,
    door: admission,
    news,
    isMirror: isMirror === true,
    openMedia: () => epochs.open(),
    checkEmpty,
  });
  const move = new RoomMove({ roster, lobby, presence, recording, fault });
  const moderation = new RoomModeration({
    kind,
    roster,
    lobby,
    grants,
    status,
    capacity: limits[kind],
    door: admission,
    pauseStream: async (participantId, source) => (await epochs.current?.pauseStream(participantId, source)) ?? null,
    applyGrants: (peer) => presence.applyGrants(peer),
    changed: (peer) => presence.changed(peer),
  });
  return {
    roster,
    lobby,
    grants,
    epochs,
    recording,
    status,
    admission,
    backRoom,
    presence,
    seating,
    reactions,
    spread,
    move,
    moderation,
  };
}
