import type { RoomSnapshot } from '@parvis/contracts';
import type { Received } from './receiver.js';
import { RemoteTracks } from './remote-tracks.js';
import { withPeer, withPeerState, withSnapshot } from './room-changes.rules.js';
import { emptyRoom, type RoomNews, type RoomState, reactionShownMs } from './room-state.js';
import type { SignalSocket } from './signal-socket.js';
import { Store } from './store.js';

/** The room as it is shown: keeps the state in step with what the server tells. */
export class RoomView {
  readonly store = new Store<RoomState>(emptyRoom);
  readonly tracks = new RemoteTracks();
  private count = 0;
  /** People of the node that is being left, until they appear on the new one; whether they have left the old one. */
  private readonly held = new Map<string, boolean>();

  get state(): RoomState {
    return this.store.get();
  }

  set(changes: Partial<RoomState>): void {
    this.store.set(changes);
  }

  applySnapshot(snapshot: RoomSnapshot): void {
    for (const { id, producerPaused } of snapshot.consumers) this.tracks.setPaused(id, producerPaused);
    const here = new Set(snapshot.peers.map(({ participantId }) => participantId));
    for (const id of here) this.held.delete(id);
    const stillHeld = this.state.peers.filter(({ participantId }) => this.held.has(participantId));
    this.set({
      ...withSnapshot(snapshot, Date.now()),
      peers: [...snapshot.peers, ...stillHeld],
      tracks: this.tracks.list,
    });
  }

  /** Everybody stays on the screen while the call moves to another node, where they appear one after the other. */
  holdPeers(): void {
    for (const { participantId } of this.state.peers) this.held.set(participantId, false);
  }

  /** The old node is gone: who has not come along has left. Or we stay there: who has left it is gone. */
  releasePeers(hasMoved: boolean): void {
    for (const [participantId, hasLeft] of this.held) if (hasMoved || hasLeft) this.removePeer(participantId);
    this.held.clear();
  }

  /** Some people of the old node have not appeared on the new one. */
  get isHolding(): boolean {
    return this.held.size > 0;
  }

  /** `isCurrent`: whether this line is the one that says what is true of the room. */
  listen(signal: SignalSocket, isCurrent: () => boolean): void {
    const on: SignalSocket['on'] = (event, listener) =>
      signal.on(event, (payload) => {
        if (isCurrent()) listener(payload);
      });
    on('peer.joined', ({ peer }) => {
      const isNew = !this.held.delete(peer.participantId);
      this.set({ peers: withPeer(this.state.peers, peer) });
      if (isNew) this.announce('joined', peer.participantId);
    });
    on('peer.left', ({ participantId }) => {
      if (this.held.has(participantId)) {
        this.held.set(participantId, true);
        return;
      }
      this.announce('left', participantId);
      this.removePeer(participantId);
    });
    on('peer.away', ({ participantId }) => this.setPeerState(participantId, 'away'));
    on('peer.back', ({ participantId }) => this.setPeerState(participantId, 'live'));
    on('peer.changed', ({ peer }) => {
      if (peer.participantId === this.state.self?.participantId) this.set({ self: peer });
      else this.set({ peers: withPeer(this.state.peers, peer) });
    });
    on('room.changed', ({ status }) => this.set({ status }));
    on('receive.changed', (receiveMode) => this.set({ receiveMode }));
    on('speaker.active', ({ participantId }) => this.set({ activeSpeaker: participantId }));
    on('team.gone', ({ by }) => this.set({ teamGoneBy: by }));
    on('stream.muted', ({ source }) => this.set({ mutedByOthers: { id: this.nextId(), source } }));
    on('reaction', (reaction) => {
      const shown = { ...reaction, id: this.nextId(), at: performance.now() };
      this.set({ reactions: [...this.state.reactions, shown] });
      setTimeout(() => this.set({ reactions: this.state.reactions.filter((one) => one !== shown) }), reactionShownMs);
    });
  }

  opened(received: readonly Received[]): void {
    const before = new Set(this.tracks.list.map(({ consumerId }) => consumerId));
    for (const one of received) this.tracks.add(one);
    this.showTracks();
    for (const { consumerId, source, participantId } of this.tracks.list) {
      if (source === 'screen' && !before.has(consumerId)) this.announce('shares', participantId);
    }
  }

  /** Answers whether its last picture stays until a successor delivers. */
  ended(consumerId: string): boolean {
    const gone = this.tracks.end(consumerId);
    this.showTracks();
    if (gone?.source === 'screen') this.announce('shares-no-more', gone.participantId);
    return this.tracks.list.some((track) => track.consumerId === consumerId);
  }

  /** It ends where it came from and goes on elsewhere: its last picture stays until then. Answers whether there is one. */
  interrupted(consumerId: string): boolean {
    this.tracks.lost([consumerId]);
    this.showTracks();
    return this.tracks.list.some((track) => track.consumerId === consumerId);
  }

  /** After a fault: what nobody sends any more is not waited for. */
  dropAbsent(): void {
    this.tracks.keepOnly(this.state.peers);
    this.showTracks();
  }

  paused(consumerId: string, isPaused: boolean): void {
    this.tracks.setPaused(consumerId, isPaused);
    this.showTracks();
  }

  streamsMoved({ flowing, still }: { flowing: readonly string[]; still: readonly string[] }): void {
    for (const id of flowing) this.tracks.flows(id);
    for (const id of still) this.tracks.standsStill(id);
    this.showTracks();
  }

  lost(consumerIds: readonly string[]): void {
    if (consumerIds.length === 0) return;
    this.tracks.lost(consumerIds);
    this.showTracks();
  }

  showTracks(): void {
    this.set({ tracks: this.tracks.list });
  }

  private removePeer(participantId: string): void {
    this.tracks.endOf(participantId);
    this.set({
      peers: this.state.peers.filter((peer) => peer.participantId !== participantId),
      tracks: this.tracks.list,
    });
  }

  private setPeerState(participantId: string, state: 'away' | 'live'): void {
    this.set({ peers: withPeerState(this.state.peers, participantId, state) });
    this.announce(state === 'away' ? 'away' : 'back', participantId);
  }

  private nextId(): number {
    this.count += 1;
    return this.count;
  }

  private announce(kind: RoomNews['kind'], participantId: string): void {
    const peer = this.state.peers.find((known) => known.participantId === participantId);
    if (peer !== undefined) this.set({ news: { id: this.nextId(), kind, displayName: peer.displayName } });
  }
}
