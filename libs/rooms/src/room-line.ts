import type {
  RoomGrant,
  RoomRequestInput,
  RoomRequestName,
  RoomRequestOutput,
  RoomTicketClaims,
} from '@parvis/contracts';
import {
  type ConnectionCheck,
  MediaError,
  type MediaSeat,
  type PeerLink,
  type Room,
  type RoomHost,
} from '@parvis/media';

export type RoomHandlers = { [N in RoomRequestName]: (input: RoomRequestInput<N>) => Promise<RoomRequestOutput<N>> };

export interface RoomLineServices {
  host: RoomHost;
  /** The room of these claims on this node, opened where it is not there yet. */
  openRoom(claims: RoomTicketClaims): Promise<Room>;
  sessionFor(claims: RoomTicketClaims): Promise<string>;
  endSession(claims: RoomTicketClaims): Promise<void>;
  /** Makes tickets and sessions of this person for this room useless. */
  revoke(roomId: string, participantId: string): Promise<void>;
  /** Ends the room and makes all tickets and sessions for it useless. */
  end(roomId: string): void;
}

const nothing = {};

/** What the person behind one line asks: each request in terms of the room. Knows no sockets. */
export class RoomLine {
  private check: ConnectionCheck | null = null;
  private isLost = false;

  constructor(
    private readonly claims: RoomTicketClaims,
    private readonly link: PeerLink,
    private readonly services: RoomLineServices,
  ) {}

  /** What this person may do now. */
  get grants(): readonly RoomGrant[] {
    return this.here?.grantsOf(this.claims) ?? this.claims.grants;
  }

  /** Idempotent. */
  lost(): void {
    this.isLost = true;
    this.endCheck();
    this.here?.lineLost(this.claims.participantId, this.link);
  }

  /** The person is out at once, with all that is sent. Idempotent. */
  dismissed(): void {
    this.here?.leave(this.claims.participantId, this.link);
  }

  readonly handlers: RoomHandlers = {
    'room.join': async ({ rtpCapabilities }) => {
      this.endCheck();
      const room = await this.services.openRoom(this.claims);
      try {
        const [joined, sessionToken] = await Promise.all([
          room.join(this.claims, this.link, rtpCapabilities),
          this.services.sessionFor(this.claims),
        ]);
        return { ...joined, sessionToken };
      } finally {
        // The line may have gone while the media was prepared; the room has not heard of it then.
        if (this.isLost) room.lineLost(this.claims.participantId, this.link);
      }
    },
    'room.resume': async ({ epoch }) => {
      const room = this.here;
      if (room === undefined) throw new MediaError('ROOM_SESSION_UNKNOWN', 'nothing to resume, join again');
      return room.resume(this.claims, this.link, epoch);
    },
    'room.leave': async () => {
      this.here?.leave(this.claims.participantId, this.link);
      await this.services.endSession(this.claims);
      return nothing;
    },
    'move.done': async () => {
      this.room.followed(this.peer);
      return nothing;
    },
    'lobby.prepare': async ({ rtpCapabilities }) => {
      this.endCheck();
      const room = await this.services.openRoom(this.claims);
      try {
        return await room.prepare(this.claims, this.link, rtpCapabilities);
      } finally {
        if (this.isLost) room.lineLost(this.claims.participantId, this.link);
      }
    },
    'check.start': async ({ rtpCapabilities }) => {
      this.endCheck();
      const check = await this.services.host.startCheck(this.link, rtpCapabilities);
      if (this.isLost) check.close();
      this.endCheck();
      this.check = check;
      return check.answer;
    },
    'check.stop': async () => {
      this.endCheck();
      return nothing;
    },
    'transport.connect': async ({ epoch, transportId, dtlsParameters }) => {
      await this.seat.mediaOf(epoch).connect(transportId, dtlsParameters);
      return nothing;
    },
    'transport.restart-ice': async ({ epoch, transportId }) => ({
      iceParameters: await this.seat.mediaOf(epoch).restartIce(transportId),
    }),
    'transport.send': async ({ epoch }) => ({
      transport: await this.room.openSend(this.claims.participantId, this.link, epoch),
    }),
    'media.produce': async (input) => ({ producerId: await this.seat.produce(input) }),
    'media.pause': async ({ epoch, producerId }) => {
      await this.seat.mediaOf(epoch).setProducerPaused(producerId, true);
      return nothing;
    },
    'media.resume': async ({ epoch, producerId }) => {
      await this.seat.mediaOf(epoch).setProducerPaused(producerId, false);
      return nothing;
    },
    'media.close': async ({ epoch, producerId }) => {
      this.seat.mediaOf(epoch).closeProducer(producerId);
      return nothing;
    },
    'consumer.resume': async ({ epoch, consumerIds }) => {
      await this.seat.mediaOf(epoch).start(consumerIds);
      return nothing;
    },
    'layout.set': async ({ epoch, tiles }) => {
      await this.seat.mediaOf(epoch).setLayout(tiles);
      return nothing;
    },
    'receive.set': async ({ epoch, wantsVideo }) => this.seat.mediaOf(epoch).setWantsVideo(wantsVideo),
    'stats.report': async ({ epoch, stats }) => {
      const { peer } = this;
      this.seat.mediaOf(epoch);
      this.room.report(peer, stats);
      return nothing;
    },
    'hand.set': async ({ isRaised }) => {
      this.room.moderation.raiseHand(this.peer, isRaised);
      return nothing;
    },
    'reaction.send': async ({ reaction }) => {
      this.room.react(this.peer, reaction);
      return nothing;
    },
    'moderate.mute': async ({ participantId, source }) => {
      await this.moderated.moderation.mute(participantId, source);
      return nothing;
    },
    'moderate.remove': async ({ participantId }) => {
      const room = this.moderated;
      if (participantId === this.claims.participantId) {
        throw new MediaError('ROOM_MESSAGE_INVALID', 'leave instead of removing yourself');
      }
      if (!room.knows(participantId)) throw new MediaError('MEDIA_NOT_FOUND', 'nobody of that name is in the room');
      // The two parties of a meeting are equals.
      if (room.hasModerator(participantId)) throw new MediaError('ROOM_GRANT_MISSING', 'a moderator cannot be removed');
      room.expel(participantId);
      await this.services.revoke(room.id, participantId);
      return nothing;
    },
    'moderate.lock': async ({ isLocked }) => {
      this.moderated.moderation.lock(isLocked);
      return nothing;
    },
    'moderate.admit': async ({ participantId, isAdmitted }) => {
      this.moderated.moderation.admit(participantId, isAdmitted);
      return nothing;
    },
    'moderate.lower-hand': async ({ participantId }) => {
      this.moderated.moderation.lowerHand(participantId);
      return nothing;
    },
    'moderate.grant': async ({ participantId, maySpeak }) => {
      this.moderated.moderation.grant(participantId, maySpeak);
      return nothing;
    },
    'moderate.end': async () => {
      this.services.end(this.moderated.id);
      return nothing;
    },
    'team.go': async () => {
      this.room.goToMeeting(this.peer);
      return nothing;
    },
    'recording.ask': async () => {
      this.room.askToRecord(this.peer);
      return nothing;
    },
    'recording.answer': async ({ requestId, agrees }) => {
      this.room.recording.answer(requestId, this.peer.identity.participantId, agrees);
      return nothing;
    },
    'recording.stop': async () => {
      this.room.stopRecording(this.peer);
      return nothing;
    },
  };

  private get here(): Room | undefined {
    return this.services.host.find(this.claims.roomId);
  }

  private get room(): Room {
    const room = this.here;
    if (room === undefined) throw new MediaError('ROOM_NOT_JOINED', 'join the room first');
    return room;
  }

  /** Whoever holds this line in the room. */
  private get peer() {
    return this.room.peerOf(this.claims.participantId, this.link);
  }

  /** The room, for a moderator who is in it. */
  private get moderated(): Room {
    return this.peer.grants.includes('moderate') ? this.room : refuse();
  }

  private get seat(): MediaSeat {
    return this.check ?? this.room.seatOf(this.claims.participantId, this.link);
  }

  private endCheck(): void {
    this.check?.close();
    this.check = null;
  }
}

function refuse(): never {
  throw new MediaError('ROOM_GRANT_MISSING', 'this is for moderators');
}
