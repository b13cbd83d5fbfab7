import type { ConsumerView, RoomSnapshot } from '@parvis/contracts';
import { withPeer, withPeerState, withSnapshot, withTrackPaused } from './room-changes.rules.js';
import { emptyRoom, type RoomNews, type RoomState } from './room-state.js';
import type { SignalSocket } from './signal-socket.js';
import { Store } from './store.js';

/** The room as it is shown: keeps the state in step with what the server tells. */
export class RoomView {
  readonly store = new Store<RoomState>(emptyRoom);
  private newsCount = 0;
  /** What was told of streams that are still being opened. */
  private readonly pauses = new Map<string, boolean>();
  private readonly closed = new Set<string>();

  get state(): RoomState {
    return this.store.get();
  }

  set(changes: Partial<RoomState>): void {
    this.store.set(changes);
  }

  applySnapshot(snapshot: RoomSnapshot): void {
    const paused = new Map(snapshot.consumers.map((view) => [view.id, view.producerPaused]));
    const tracks = this.state.tracks.map((track) => ({
      ...track,
      isPaused: paused.get(track.consumerId) ?? track.isPaused,
    }));
    this.set({ ...withSnapshot(snapshot, Date.now()), tracks });
  }

  /** `onClosed` lets go of a stream that has ended. */
  listen(signal: SignalSocket, onClosed: (consumerId: string) => void): void {
    signal.on('peer.joined', ({ peer }) => {
      this.set({ peers: withPeer(this.state.peers, peer) });
      this.announce('joined', peer.participantId);
    });
    signal.on('peer.left', ({ participantId }) => {
      this.announce('left', participantId);
      this.set({
        peers: this.state.peers.filter((peer) => peer.participantId !== participantId),
        tracks: this.state.tracks.filter((track) => track.participantId !== participantId),
      });
    });
    signal.on('peer.away', ({ participantId }) => {
      this.set({ peers: withPeerState(this.state.peers, participantId, 'away') });
      this.announce('away', participantId);
    });
    signal.on('peer.back', ({ participantId }) => {
      this.set({ peers: withPeerState(this.state.peers, participantId, 'live') });
      this.announce('back', participantId);
    });
    signal.on('consumer.closed', ({ consumerIds }) => {
      for (const consumerId of consumerIds) {
        onClosed(consumerId);
        this.forgetTrack(consumerId);
      }
    });
    signal.on('consumer.paused', ({ consumerId }) => this.setPaused(consumerId, true));
    signal.on('consumer.resumed', ({ consumerId }) => this.setPaused(consumerId, false));
    signal.on('speaker.active', ({ participantId }) => this.set({ activeSpeaker: participantId }));
  }

  addTracks(received: readonly { view: ConsumerView; track: MediaStreamTrack }[]): void {
    const added = received
      .filter(({ view }) => !this.closed.has(view.id))
      .map(({ view, track }) => ({
        consumerId: view.id,
        participantId: view.participantId,
        source: view.source,
        track,
        isPaused: this.pauses.get(view.id) ?? view.producerPaused,
        isStale: false,
      }));
    this.set({ tracks: [...this.state.tracks, ...added] });
    for (const { source, participantId } of added) if (source === 'screen') this.announce('shares', participantId);
  }

  forgetTrack(consumerId: string): void {
    this.closed.add(consumerId);
    const gone = this.state.tracks.find((track) => track.consumerId === consumerId);
    if (gone === undefined) return;
    this.set({ tracks: this.state.tracks.filter((track) => track !== gone) });
    if (gone.source === 'screen') this.announce('shares-no-more', gone.participantId);
  }

  /** The connection that carried them is gone. */
  forgetAllTracks(): void {
    this.pauses.clear();
    this.closed.clear();
    if (this.state.tracks.length > 0) this.set({ tracks: [] });
  }

  private setPaused(consumerId: string, isPaused: boolean): void {
    this.pauses.set(consumerId, isPaused);
    this.set({ tracks: withTrackPaused(this.state.tracks, consumerId, isPaused) });
  }

  private announce(kind: RoomNews['kind'], participantId: string): void {
    const peer = this.state.peers.find((known) => known.participantId === participantId);
    if (peer === undefined) return;
    this.newsCount += 1;
    this.set({ news: { id: this.newsCount, kind, displayName: peer.displayName } });
  }
}
