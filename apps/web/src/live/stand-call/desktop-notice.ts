import { useSyncExternalStore } from 'react';

/** `unsupported`: the browser knows no notices of pages, as on most phones. */
export type NoticePermission = NotificationPermission | 'unsupported';

const listeners = new Set<() => void>();
const read = (): NoticePermission => ('Notification' in window ? Notification.permission : 'unsupported');
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Whether calls may be shown on the desktop. */
export const useNoticePermission = () => useSyncExternalStore(subscribe, read);

/** Asks the browser; only from a click, or it does not ask. */
export async function askForNotices(): Promise<void> {
  if ('Notification' in window) await Notification.requestPermission();
  for (const listener of listeners) listener();
}

/** Shows a notice while the page is behind other windows. @returns takes it away again. */
export function showNotice(id: string, title: string, body: string): () => void {
  if (read() !== 'granted' || (document.visibilityState === 'visible' && document.hasFocus())) return () => undefined;
  try {
    const notice = new Notification(title, { body, tag: id, requireInteraction: true });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
    return () => notice.close();
  } catch {
    // Browsers on phones know permission and refuse notices of pages all the same.
    return () => undefined;
  }
}
