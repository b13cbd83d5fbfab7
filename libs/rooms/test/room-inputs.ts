import { randomUUID } from 'node:crypto';
import type { MediaSource, RoomRequestInput, RoomRequestName } from '@parvis/contracts';

export const opusParameters = () => ({
  codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }],
  encodings: [{ ssrc: 1 + Math.floor(Math.random() * 2 ** 31) }],
  mid: randomUUID().slice(0, 8),
});

const produce = (source: MediaSource): RoomRequestInput<'media.produce'> => ({
  epoch: 0,
  source,
  rtpParameters: opusParameters(),
  paused: false,
});

/** Inputs of the right form for every request, one for each case that its rule tells apart. */
export const roomInputs = (participantId: string): { [N in RoomRequestName]: RoomRequestInput<N>[] } => ({
  'room.join': [{ rtpCapabilities: { codecs: [] } }],
  'room.resume': [{ epoch: 0 }],
  'room.leave': [{}],
  'move.done': [{}],
  'lobby.prepare': [{ rtpCapabilities: { codecs: [] } }],
  'check.start': [{ rtpCapabilities: { codecs: [] } }],
  'check.stop': [{}],
  'transport.connect': [
    { epoch: 0, transportId: 'none', dtlsParameters: { fingerprints: [{ algorithm: 'sha-256', value: 'AA' }] } },
  ],
  'transport.restart-ice': [{ epoch: 0, transportId: 'none' }],
  'transport.send': [{ epoch: 0 }],
  'media.produce': [produce('microphone'), produce('camera'), produce('screen'), produce('screen-audio')],
  'media.pause': [{ epoch: 0, producerId: 'none' }],
  'media.resume': [{ epoch: 0, producerId: 'none' }],
  'media.close': [{ epoch: 0, producerId: 'none' }],
  'consumer.resume': [{ epoch: 0, consumerIds: ['none'] }],
  'layout.set': [{ epoch: 0, tiles: [{ participantId, source: 'camera', width: 1, height: 1, rank: 'grid' }] }],
  'receive.set': [{ epoch: 0, wantsVideo: false }],
  'stats.report': [
    {
      epoch: 0,
      stats: {
        ms: 1_000,
        route: 'udp',
        roundTripMs: 20,
        up: { bitrate: 1, loss: 0, limitedBy: 'none' },
        down: { bitrate: 1, loss: 0, jitterMs: 1, freezes: 0, frozenMs: 0, concealed: 0 },
      },
    },
  ],
  'hand.set': [{ isRaised: true }],
  'reaction.send': [{ reaction: 'clap' }],
  'moderate.mute': [{ participantId, source: 'microphone' }],
  'moderate.remove': [{ participantId }],
  'moderate.lock': [{ isLocked: false }],
  'moderate.admit': [{ participantId, isAdmitted: true }],
  'moderate.lower-hand': [{ participantId }],
  'moderate.grant': [{ participantId, maySpeak: true }],
  'moderate.end': [{}],
  'team.go': [{}],
  'recording.ask': [{}],
  'recording.answer': [{ requestId: randomUUID(), agrees: true }],
  'recording.stop': [{}],
});
