import type {
  ReceiveMode,
  RoomGrant,
  RoomRequestInput,
  RoomRequestOutput,
  RtpCapabilities,
  TransportOptions,
} from '@parvis/contracts';
import { type GrantBook, maySend } from './grant-book.js';
import { MediaError } from './media.errors.js';
import { type MediaSeat, requireMedia } from './media-seat.js';
import type { Identity, Peer, PeerLink } from './peer.js';
import type { PeerMedia } from './peer-media.js';
import { PreparedMedia } from './prepared-media.js';
import type { RoomEpochs } from './room-epochs.js';
import type { RoomMedia } from './room-media.js';
import type { Roster } from './roster.js';

export type PrepareAnswer = RoomRequestOutput<'lobby.prepare'>;

/** Somebody on the way in. */
export interface Comer {
  identity: Identity;
  link: PeerLink;
  rtpCapabilities: RtpCapabilities;
  /** Throws when the room has closed, or let this person go, while the worker was asked. */
  requireOpen(): void;
}

export interface SeatedIn {
  readonly roster: Roster;
  readonly grants: GrantBook;
  readonly epochs: RoomEpochs;
  /** What a person in the room receives is another now. */
  receives(participantId: string, mode: ReceiveMode): void;
}

/** The media of a room's people: opened at the join or before it, and used by whoever holds the line. */
export class Seating {
  /** Opened before the join. */
  readonly prepared = new PreparedMedia();
  private preparing = 0;

  constructor(private readonly room: SeatedIn) {}

  /** Seats without a person in the room, and those being opened. */
  get size(): number {
    return this.prepared.size + this.preparing;
  }

  /** Opens both transports before the join; the others do not see this person yet. */
  async prepare(comer: Comer): Promise<PrepareAnswer> {
    this.preparing += 1;
    try {
      const roomMedia = await this.room.epochs.open();
      const media = await this.open(comer, roomMedia);
      closeUnless(comer.requireOpen, media);
      this.prepared.set(comer.link, media);
      return { epoch: media.epoch, transports: media.transports, silence: await roomMedia.silenceFor(media) };
    } finally {
      this.preparing -= 1;
    }
  }

  /** For a join: what the line has prepared, or new media. */
  async take(comer: Comer, roomMedia: RoomMedia): Promise<PeerMedia> {
    const media = this.prepared.take(comer.link, roomMedia.epoch) ?? (await this.open(comer, roomMedia));
    // It was prepared for a viewer who has been invited up since.
    if (maySend(this.room.grants.of(comer.identity)) && media.transports.send === null) await roomMedia.openSend(media);
    closeUnless(comer.requireOpen, media);
    return media;
  }

  /** The media of whoever holds that line, or of what it has prepared. @throws ROOM_NOT_JOINED */
  of(participantId: string, link: PeerLink): MediaSeat {
    const prepared = this.prepared.get(link);
    if (prepared !== undefined) {
      return {
        mediaOf: (epoch) => requireMedia(prepared, epoch),
        produce: () => Promise.reject(new MediaError('ROOM_NOT_JOINED', 'join the room first')),
      };
    }
    const peer = this.room.roster.on(link, participantId);
    return {
      mediaOf: (epoch) => requireMedia(peer.media, epoch),
      produce: (input) => this.produce(peer, input),
    };
  }

  /** The sending transport of someone who may speak since they came; the same one when asked twice. */
  async openSend(peer: Peer, epoch: number): Promise<TransportOptions> {
    const media = requireMedia(peer.media, epoch);
    return (await this.room.epochs.open()).openSend(media);
  }

  private async open({ identity, link, rtpCapabilities }: Comer, roomMedia: RoomMedia): Promise<PeerMedia> {
    const { participantId } = identity;
    const { roster } = this.room;
    const grants = this.room.grants.of(identity);
    const isInUse = () => roster.get(participantId)?.media === media;
    const media: PeerMedia = await roomMedia.seat({
      participantId,
      maySend: maySend(grants),
      isViewer: this.room.grants.isViewer(grants),
      isReturning: roster.get(participantId) !== undefined,
      rtpCapabilities,
      tell: (event, payload) => {
        if (isInUse()) roster.get(participantId)?.send(event, payload);
        else if (this.prepared.get(link) === media) link.send(event, payload);
      },
      receives: (mode) => {
        if (isInUse()) this.room.receives(participantId, mode);
      },
    });
    return media;
  }

  private async produce(peer: Peer, input: RoomRequestInput<'media.produce'>): Promise<string> {
    const media = requireMedia(peer.media, input.epoch);
    const producerId = await (await this.room.epochs.open()).produce(media, input);
    const needed: RoomGrant = input.source === 'screen' || input.source === 'screen-audio' ? 'share' : 'speak';
    // It may have been taken while the worker was asked.
    if (!peer.grants.includes(needed)) {
      media.closeSend();
      throw new MediaError('ROOM_GRANT_MISSING', 'this is not allowed any more');
    }
    return producerId;
  }
}

function closeUnless(requireOpen: () => void, media: PeerMedia): void {
  try {
    requireOpen();
  } catch (error) {
    media.close();
    throw error;
  }
}
