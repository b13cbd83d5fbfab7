import type { MediaLink } from './media-link.js';

/** How long a last picture is kept at most. */
const lingerMs = 10_000;

/**
 * What nothing comes over any more but whose last pictures may still be on the screen, which turns black when a track ends: links that
 * were given up, and streams that have ended on a link which lives on.
 */
export class LastPictures {
  private readonly links = new Map<MediaLink, ReturnType<typeof setTimeout>>();
  private readonly streams = new Map<string, () => void>();

  retire(link: MediaLink): void {
    link.retire();
    const timer = setTimeout(() => this.forget(link), lingerMs);
    this.links.set(link, timer);
  }

  /** `stop` ends the stream at last. */
  keep(streamId: string, stop: () => void): void {
    this.streams.set(streamId, stop);
  }

  /** Lets go of everything whose last picture is no longer among these. */
  letGo(shown: ReadonlySet<string>): void {
    for (const link of [...this.links.keys()]) if (!link.receiver.ids.some((id) => shown.has(id))) this.forget(link);
    for (const [id, stop] of [...this.streams]) {
      if (shown.has(id)) continue;
      this.streams.delete(id);
      stop();
    }
  }

  /** The link that carried them is retired as a whole. */
  forgetStreams(): void {
    this.streams.clear();
  }

  close(): void {
    for (const link of [...this.links.keys()]) this.forget(link);
  }

  private forget(link: MediaLink): void {
    clearTimeout(this.links.get(link));
    this.links.delete(link);
    link.close();
  }
}
