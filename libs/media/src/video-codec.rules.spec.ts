import type { RtpCapabilities } from '@parvis/contracts';
import { defaultVideoCodecs } from './codecs.js';
import { commonVideoCodec } from './video-codec.rules.js';

const able = (...codecs: { mimeType: string; parameters?: Record<string, string | number> }[]): RtpCapabilities => ({
  codecs: codecs.map((codec) => ({ kind: 'video', preferredPayloadType: 96, clockRate: 90_000, ...codec })),
});
const vp8 = { mimeType: 'video/VP8' };
const av1 = { mimeType: 'video/AV1' };
const h264 = { mimeType: 'video/H264', parameters: { 'packetization-mode': 1 } };

describe('commonVideoCodec', () => {
  it('takes the first of the order when everybody can receive it', () => {
    expect(commonVideoCodec(['AV1', 'VP8'], [able(vp8, av1), able(av1)])).toBe('AV1');
    expect(commonVideoCodec(defaultVideoCodecs, [])).toBe('VP8');
  });

  it('goes down the order when one person cannot', () => {
    expect(commonVideoCodec(['AV1', 'VP8', 'H264'], [able(vp8, av1, h264), able(vp8)])).toBe('VP8');
    expect(commonVideoCodec(['AV1', 'VP8', 'H264'], [able(vp8, av1, h264), able(h264)])).toBe('H264');
  });

  it('knows that H.264 without packetization mode 1 and other profiles of VP9 are not what the room carries', () => {
    expect(commonVideoCodec(['H264', 'VP8'], [able({ mimeType: 'video/H264' }, vp8)])).toBe('VP8');
    expect(
      commonVideoCodec(['VP9', 'VP8'], [able({ mimeType: 'video/VP9', parameters: { 'profile-id': 2 } }, vp8)]),
    ).toBe('VP8');
  });

  it('falls back on the first of the order when nothing is in common', () => {
    expect(commonVideoCodec(['VP8', 'H264'], [able(vp8), able(h264)])).toBe('VP8');
  });
});
