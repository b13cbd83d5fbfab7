import { recordableCodec, trackSdp } from './track-sdp.rules.js';

const vp8 = {
  mimeType: 'video/VP8',
  payloadType: 101,
  clockRate: 90_000,
  parameters: { 'x-google-start-bitrate': 1000 },
};
const rtx = { mimeType: 'video/rtx', payloadType: 102, clockRate: 90_000, parameters: { apt: 101 } };
const opus = {
  mimeType: 'audio/opus',
  payloadType: 100,
  clockRate: 48_000,
  channels: 2,
  parameters: { useinbandfec: 1, usedtx: 1 },
};

describe('trackSdp', () => {
  it('describes a picture', () => {
    expect(trackSdp('video', vp8, 45_000).split('\r\n')).toEqual([
      'v=0',
      'o=- 0 0 IN IP4 127.0.0.1',
      's=-',
      'c=IN IP4 127.0.0.1',
      't=0 0',
      'm=video 45000 RTP/AVP 101',
      'a=rtpmap:101 VP8/90000',
      'a=recvonly',
      '',
    ]);
  });

  it('describes a voice with its channels and parameters', () => {
    const sdp = trackSdp('audio', opus, 45_002);
    expect(sdp).toContain('a=rtpmap:100 opus/48000/2\r\n');
    expect(sdp).toContain('a=fmtp:100 useinbandfec=1;usedtx=1\r\n');
  });
});

describe('recordableCodec', () => {
  it('passes over retransmissions and codecs that ffmpeg does not take out of RTP', () => {
    expect(recordableCodec({ codecs: [rtx, vp8] })).toBe(vp8);
    expect(recordableCodec({ codecs: [{ ...vp8, mimeType: 'video/AV1' }] })).toBeNull();
  });
});
