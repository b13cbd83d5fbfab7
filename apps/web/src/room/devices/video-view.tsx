import { useEffect, useRef } from 'react';

interface VideoViewProps {
  track: MediaStreamTrack;
  label: string;
  className?: string;
  /** Called when the first picture is on the screen. */
  onFirstFrame?: () => void;
}

/** A picture without sound; the sound of the others plays elsewhere. */
export function VideoView({ track, label, className, onFirstFrame }: VideoViewProps) {
  const ref = useRef<HTMLVideoElement>(null);
  const firstFrame = useRef(onFirstFrame);
  firstFrame.current = onFirstFrame;
  useEffect(() => {
    const video = ref.current;
    if (video === null) return;
    // One stream for the life of the element: a new one would turn the picture black until its first frame.
    const stream = video.srcObject instanceof MediaStream ? video.srcObject : new MediaStream();
    const before = stream.getVideoTracks();
    stream.addTrack(track);
    for (const old of before) if (old !== track) stream.removeTrack(old);
    if (video.srcObject !== stream) video.srcObject = stream;
    const tell = () => firstFrame.current?.();
    const request = video.requestVideoFrameCallback?.(tell);
    // Browsers without that call say only that there is something to show.
    if (request === undefined) video.addEventListener('playing', tell, { once: true });
    // Muted pictures may always play; an interruption by the next track is no fault.
    video.play().catch(() => undefined);
    return () => {
      if (request === undefined) video.removeEventListener('playing', tell);
      else video.cancelVideoFrameCallback(request);
    };
  }, [track]);
  useEffect(() => {
    const video = ref.current;
    return () => {
      if (video !== null) video.srcObject = null;
    };
  }, []);
  return <video ref={ref} className={className} aria-label={label} muted playsInline autoPlay />;
}
