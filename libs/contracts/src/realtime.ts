/**
 * What the server pushes to a browser. A message only says that there is news; the browser reads the news itself,
 * so a lost message loses nothing.
 */
export interface RealtimeEvents {
  /** To the people concerned: their agenda has changed. */
  'agenda.changed': (news: { fairId: string }) => void;
  /** To everyone in the fair, now and then: lists of proposals may look different now. */
  'matches.changed': (news: { fairId: string }) => void;
  /** To organisers of the fair. */
  'import.progress': (news: { fairId: string; importId: string }) => void;
  /** To organisers of the fair. */
  'run.progress': (news: { fairId: string; runId: string }) => void;
  /** To the person notified. */
  'notification.added': (news: { fairId: string }) => void;
  /** To everyone in the fair: its settings or its state have changed. */
  'fair.changed': (news: { fairId: string }) => void;
}

/** Path of the socket.io endpoint, websocket only, same cookies as HTTP. */
export const realtimePath = '/realtime';
