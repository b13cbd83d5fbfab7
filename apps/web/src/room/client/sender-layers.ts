import { cameraBitrates } from './encodings.js';

/**
 * Encodes no more than this layer of a stream; null: nothing at all. Simulcast switches off the larger pictures, a stream in layers (one
 * encoding) gets only the rate of the layer, and the encoder drops what does not fit.
 */
export async function limitLayers(sender: RTCRtpSender, layer: number | null, isCamera: boolean): Promise<void> {
  const parameters = sender.getParameters();
  const { encodings } = parameters;
  if (encodings === undefined || encodings.length === 0) return;
  if (encodings.length > 1) {
    for (const [index, encoding] of encodings.entries()) encoding.active = layer !== null && index <= layer;
  } else {
    for (const encoding of encodings) {
      encoding.active = layer !== null;
      if (isCamera && layer !== null) encoding.maxBitrate = cameraBitrates[layer] ?? cameraBitrates[2];
    }
  }
  await sender.setParameters(parameters);
}

/** Gives a voice this much, in bit/s. */
export async function limitVoice(sender: RTCRtpSender, bitrate: number): Promise<void> {
  const parameters = sender.getParameters();
  if (!parameters.encodings?.length) return;
  for (const encoding of parameters.encodings) encoding.maxBitrate = bitrate;
  await sender.setParameters(parameters);
}

/** W3C webrtc-extensions, not in the DOM's types yet. Browsers without it do nothing more than take their own parameters again. */
type KeyFrameSender = Omit<RTCRtpSender, 'setParameters'> & {
  setParameters(parameters: RTCRtpSendParameters, options: { encodingOptions: { keyFrame: boolean }[] }): Promise<void>;
};

/** The next picture of every layer is a key frame. */
export async function sendKeyFrame(sender: KeyFrameSender): Promise<void> {
  const parameters = sender.getParameters();
  const encodingOptions = parameters.encodings.map(({ active }) => ({ keyFrame: active !== false }));
  await sender.setParameters(parameters, { encodingOptions });
}
