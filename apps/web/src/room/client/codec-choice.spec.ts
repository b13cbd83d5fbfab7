import type { RtpCodecCapability } from 'mediasoup-client/types';
import { chooseVideoCodec } from './codec-choice.js';

const router = ['video/VP8', 'video/VP9', 'video/H264', 'video/AV1'].map(
  (mimeType) => ({ mimeType }) as RtpCodecCapability,
);

describe('the codec to send', () => {
  it.each([
    ['VP9', ['video/VP8', 'video/VP9'], 'VP9'],
    ['AV1', ['video/VP8', 'video/VP9'], 'VP8'],
    ['VP8', ['video/H264'], 'H264'],
  ] as const)('for a room that wants %s on a device with %j is %s', (wanted, encodable, chosen) => {
    expect(chooseVideoCodec(wanted, router, encodable)?.name).toBe(chosen);
  });

  it('is left to the browser where nothing fits', () => {
    expect(chooseVideoCodec('VP9', [], ['video/VP8'])).toBeNull();
  });
});
