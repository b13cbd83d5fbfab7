import { type ReactNode, type RefObject, useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

/** Chromium's window for any content that stays on top; not in TypeScript's DOM library. */
interface DocumentPictureInPicture {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}
declare global {
  interface Window {
    documentPictureInPicture?: DocumentPictureInPicture;
  }
}

export interface PictureInPicture {
  isPossible: boolean;
  isOpen: boolean;
  toggle(): void;
  /** Puts that into the small window, where there is one. */
  show(content: ReactNode): ReactNode;
}

const size = { width: 360, height: 260 };

/**
 * The call in a small window on top of everything: one with names and buttons where the browser has such, else the largest picture on the
 * stage alone.
 */
export function usePictureInPicture(stage: RefObject<HTMLElement | null>): PictureInPicture {
  const [small, setSmall] = useState<Window | null>(null);
  const [hasVideo, setHasVideo] = useState(false);

  useEffect(() => () => small?.close(), [small]);

  const open = useCallback(async () => {
    if (window.documentPictureInPicture) {
      const opened = await window.documentPictureInPicture.requestWindow(size);
      copyStyles(opened.document);
      opened.addEventListener('pagehide', () => setSmall(null));
      setSmall(opened);
      return;
    }
    const video = largestVideo(stage.current);
    if (video === null) return;
    await video.requestPictureInPicture();
    setHasVideo(true);
    video.addEventListener('leavepictureinpicture', () => setHasVideo(false), { once: true });
  }, [stage]);

  const toggle = useCallback(() => {
    if (small !== null) small.close();
    else if (document.pictureInPictureElement) void document.exitPictureInPicture().catch(() => undefined);
    // Refused without a click, or while there is no picture yet: nothing to tell.
    else void open().catch(() => undefined);
  }, [small, open]);

  useWindowOnLeaving(open);

  return {
    isPossible: window.documentPictureInPicture !== undefined || document.pictureInPictureEnabled,
    isOpen: small !== null || hasVideo,
    toggle,
    show: (content) => (small === null ? null : createPortal(content, small.document.body)),
  };
}

/** Browsers that offer it open the small window by themselves when the person goes to another tab. */
function useWindowOnLeaving(open: () => Promise<void>): void {
  useEffect(() => {
    const action = 'enterpictureinpicture' as MediaSessionAction;
    const set = (handler: MediaSessionActionHandler | null) => {
      try {
        navigator.mediaSession?.setActionHandler(action, handler);
      } catch {
        // Not known here.
      }
    };
    set(() => void open().catch(() => undefined));
    return () => set(null);
  }, [open]);
}

function largestVideo(root: HTMLElement | null): HTMLVideoElement | null {
  const area = (video: HTMLVideoElement) => video.clientWidth * video.clientHeight;
  return [...(root?.querySelectorAll('video') ?? [])].sort((a, b) => area(b) - area(a))[0] ?? null;
}

function copyStyles(target: Document): void {
  for (const name of ['data-mantine-color-scheme', 'lang']) {
    target.documentElement.setAttribute(name, document.documentElement.getAttribute(name) ?? '');
  }
  for (const node of document.querySelectorAll('link[rel=stylesheet], style')) target.head.append(node.cloneNode(true));
}
