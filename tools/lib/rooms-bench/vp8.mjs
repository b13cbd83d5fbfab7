// VP8 in RTP (RFC 7741): as much of it as a media server looks at. The pictures themselves are noise.

/** @param payload of an RTP packet, decrypted */
export function isKeyFrameStart(payload) {
  if (payload.length < 3) return false;
  const isStart = (payload[0] & 0x10) !== 0 && (payload[0] & 0x07) === 0;
  if (!isStart) return false;
  let at = 1;
  if ((payload[0] & 0x80) !== 0) {
    const extension = payload[at];
    at += 1;
    if ((extension & 0x80) !== 0) at += (payload[at] & 0x80) !== 0 ? 2 : 1;
    if ((extension & 0x40) !== 0) at += 1;
    if ((extension & 0x30) !== 0) at += 1;
  }
  return at < payload.length && (payload[at] & 0x01) === 0;
}

const descriptorSize = 6;
const largestPayload = 1_080;

/** Payloads of one frame. `pictureId` and `tl0` count up; without temporal layers every frame is of the base. */
export function vp8Frame({ size, isKey, pictureId, tl0, width, height }) {
  const count = Math.max(1, Math.ceil(size / largestPayload));
  const share = Math.ceil(size / count);
  return Array.from({ length: count }, (_, index) => {
    const payload = Buffer.allocUnsafe(descriptorSize + Math.max(share, 12)).fill(0x5a);
    payload[0] = 0x80 | (index === 0 ? 0x10 : 0);
    payload[1] = 0x80 | 0x40 | 0x20;
    payload.writeUInt16BE(0x8000 | (pictureId & 0x7fff), 2);
    payload[4] = tl0 & 0xff;
    payload[5] = 0x20;
    if (index === 0) {
      payload[6] = isKey ? 0x10 : 0x11;
      if (isKey) {
        Buffer.from([0x9d, 0x01, 0x2a]).copy(payload, 9);
        payload.writeUInt16LE(width, 12);
        payload.writeUInt16LE(height, 14);
      }
    }
    return payload;
  });
}
