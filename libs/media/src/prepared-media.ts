import type { RoomCloseReason } from '@parvis/contracts';
import type { PeerLink } from './peer.js';
import type { PeerMedia } from './peer-media.js';

/** Media that were opened before the join, by the line that asked. They end with the line, the epoch or the join that takes them over. */
export class PreparedMedia {
  private readonly byLink = new Map<PeerLink, PeerMedia>();

  get size(): number {
    return this.byLink.size;
  }

  get(link: PeerLink): PeerMedia | undefined {
    return this.byLink.get(link);
  }

  /** What the same line had prepared before ends. */
  set(link: PeerLink, media: PeerMedia): void {
    this.drop(link);
    this.byLink.set(link, media);
  }

  /** What is still of use in this epoch; the line has nothing prepared after that. */
  take(link: PeerLink, epoch: number): PeerMedia | null {
    const media = this.byLink.get(link);
    this.byLink.delete(link);
    if (media === undefined) return null;
    if (!media.closed && media.epoch === epoch) return media;
    media.close();
    return null;
  }

  drop(link: PeerLink): void {
    this.byLink.get(link)?.close();
    this.byLink.delete(link);
  }

  /** The worker died; each line may prepare anew. */
  reset(epoch: number): void {
    this.end((link) => link.send('media.reset', { epoch }));
  }

  close(reason: RoomCloseReason): void {
    this.end((link) => link.send('room.closed', { reason }));
  }

  private end(tell: (link: PeerLink) => void): void {
    for (const [link, media] of this.byLink) {
      media.close();
      tell(link);
    }
    this.byLink.clear();
  }
}
