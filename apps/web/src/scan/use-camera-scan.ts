import { type RefObject, useEffect, useRef, useState } from 'react';

/** The same badge in front of the camera is one scan. */
const repeatMs = 4_000;

export type CameraState = 'off' | 'starting' | 'on' | 'failed';

/** Reads QR codes from the camera at the back while it is wanted. */
export function useCameraScan(
  video: RefObject<HTMLVideoElement | null>,
  isWanted: boolean,
  onCode: (code: string) => void,
): CameraState {
  const [state, setState] = useState<CameraState>('off');
  const listener = useRef(onCode);
  listener.current = onCode;

  useEffect(() => {
    const element = video.current;
    if (!isWanted || !element) return;
    let stop: (() => void) | null = null;
    let isOver = false;
    let last = { code: '', at: 0 };
    const hear = ({ data }: { data: string }) => {
      const now = Date.now();
      const isRepeated = data === last.code && now - last.at < repeatMs;
      last = { code: data, at: now };
      if (!isRepeated) listener.current(data);
    };
    setState('starting');
    void (async () => {
      const { default: QrScanner } = await import('qr-scanner');
      if (isOver) return;
      const scanner = new QrScanner(element, hear, {
        returnDetailedScanResult: true,
        preferredCamera: 'environment',
        highlightScanRegion: true,
        maxScansPerSecond: 8,
      });
      stop = () => scanner.destroy();
      await scanner.start();
      if (!isOver) setState('on');
    })().catch(() => !isOver && setState('failed'));
    return () => {
      isOver = true;
      stop?.();
      setState('off');
    };
  }, [video, isWanted]);

  return state;
}
