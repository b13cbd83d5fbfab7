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
    video.srcObject = new MediaStream([track]);
    const request = video.requestVideoFrameCallback?.(() => firstFrame.current?.());
    // Muted pictures may always play; an interruption by the next track is no fault.
    video.play().catch(() => undefined);
    return () => {
      if (request !== undefined) video.cancelVideoFrameCallback(request);
      video.srcObject = null;
    };
  }, [track]);
  return <video ref={ref} className={className} aria-label={label} muted playsInline autoPlay />;
}
