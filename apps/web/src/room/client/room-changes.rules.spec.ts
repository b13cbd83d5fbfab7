import type { ConsumerView } from '@parvis/contracts';
import { reconcile, withPeer, withPeerState, withTrackPaused } from './room-changes.rules.js';
import type { RemoteTrack } from './room-state.js';

const peer = (participantId: string) => ({
  participantId,
  displayName: participantId,
  companyName: null,
  role: 'member' as const,
  state: 'live' as const,
  grants: [],
  handRaisedAt: null,
  streams: [],
  quality: null,
});
const track = (consumerId: string) => ({ consumerId, isPaused: false }) as RemoteTrack;
const view = (id: string) => ({ id }) as ConsumerView;

describe('the state of a room', () => {
  it('holds each person once', () => {
    const twice = withPeer(withPeer([peer('ada')], peer('ben')), { ...peer('ada'), displayName: 'Ada L.' });
    expect(twice.map(({ displayName }) => displayName)).toEqual(['Ada L.', 'ben']);
  });

  it('changes only the person and the stream that were named', () => {
    expect(withPeerState([peer('ada'), peer('ben')], 'ben', 'away').map(({ state }) => state)).toEqual([
      'live',
      'away',
    ]);
    expect(withTrackPaused([track('1'), track('2')], '1', true).map(({ isPaused }) => isPaused)).toEqual([true, false]);
  });

  it('finds what to open and what to close after a lost line', () => {
    expect(reconcile(['kept', 'gone'], [view('kept'), view('new')])).toEqual({
      missing: [view('new')],
      gone: ['gone'],
    });
  });
});
