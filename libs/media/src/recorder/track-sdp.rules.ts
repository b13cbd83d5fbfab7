import type { types } from 'mediasoup';

/** What ffmpeg reads of a stream: one codec, which has to be one that it can take out of RTP and put into Matroska. */
const recordable = /^(audio\/opus|video\/(vp8|vp9|h264))$/i;

/** The codec of a stream, without its retransmissions; null where ffmpeg cannot write it. */
export function recordableCodec(parameters: types.RtpParameters): types.RtpCodecParameters | null {
  return parameters.codecs.find(({ mimeType }) => recordable.test(mimeType)) ?? null;
}

/** The session description (RFC 8866) that tells ffmpeg on which local port it gets which codec. */
export function trackSdp(kind: types.MediaKind, codec: types.RtpCodecParameters, port: number): string {
  const { payloadType, clockRate, channels, mimeType } = codec;
  const name = mimeType.split('/')[1] ?? '';
  const encoding = `${name === 'opus' ? name : name.toUpperCase()}/${clockRate}${channels ? `/${channels}` : ''}`;
  const fmtp = Object.entries((codec.parameters ?? {}) as Record<string, string | number>)
    .filter(([key]) => !key.startsWith('x-'))
    .map(([key, value]) => `${key}=${value}`)
    .join(';');
  const lines = [
    'v=0',
    'o=- 0 0 IN IP4 127.0.0.1',
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=${kind} ${port} RTP/AVP ${payloadType}`,
    `a=rtpmap:${payloadType} ${encoding}`,
    ...(fmtp === '' ? [] : [`a=fmtp:${payloadType} ${fmtp}`]),
    'a=recvonly',
  ];
  return `${lines.join('\r\n')}\r\n`;
}
