import type { ConsumerView, MediaSource } from '@parvis/contracts';
import { RemoteTracks } from './remote-tracks.js';

const received = (id: string, source: MediaSource = 'camera', producerPaused = false) => ({
  view: { id, participantId: 'ada', source, producerPaused } as ConsumerView,
  track: { kind: source === 'camera' ? 'video' : 'audio' } as MediaStreamTrack,
});
const shown = (tracks: RemoteTracks) =>
  tracks.list.map(({ consumerId, isStale }) => `${consumerId}${isStale ? ' still' : ''}`);

describe('the streams of the others', () => {
  it('keep their last picture until the successor delivers', () => {
    const tracks = new RemoteTracks();
    tracks.add(received('old'));
    tracks.lost(['old']);
    expect(shown(tracks)).toEqual(['old still']);
    tracks.add(received('new'));
    expect(shown(tracks)).toEqual(['old still']);
    tracks.flows('new');
    expect(shown(tracks)).toEqual(['new']);
  });

  it('change over at once where a lost voice is concerned', () => {
    const tracks = new RemoteTracks();
    tracks.add(received('old', 'microphone'));
    tracks.lost(['old']);
    tracks.add(received('new', 'microphone'));
    expect(shown(tracks)).toEqual(['new']);
  });

  it('go on undisturbed when the end of the old stream comes before the first picture of the new one', () => {
    const tracks = new RemoteTracks();
    tracks.add(received('old'));
    tracks.add(received('new'));
    expect(tracks.end('old')).toBeNull();
    expect(shown(tracks)).toEqual(['old still']);
    tracks.flows('new');
    expect(shown(tracks)).toEqual(['new']);
  });

  it('end when they end', () => {
    const tracks = new RemoteTracks();
    tracks.add(received('only'));
    expect(tracks.end('only')?.consumerId).toBe('only');
    expect(shown(tracks)).toEqual([]);
  });

  it('do not open what was closed while it was being opened', () => {
    const tracks = new RemoteTracks();
    tracks.end('late');
    tracks.add(received('late'));
    expect(shown(tracks)).toEqual([]);
  });

  it('are as they were last said to be while they were being opened', () => {
    const tracks = new RemoteTracks();
    tracks.setPaused('late', true);
    tracks.add(received('late'));
    expect(tracks.find('late')?.isPaused).toBe(true);
    tracks.setPaused('late', false);
    expect(tracks.find('late')?.isPaused).toBe(false);
  });

  it('leave nothing behind, however many come and go in a long call', () => {
    const tracks = new RemoteTracks();
    for (let count = 0; count < 10_000; count += 1) {
      const id = `stream ${count}`;
      tracks.setPaused(id, true);
      if (count % 2 === 0) tracks.add(received(id));
      if (count % 4 === 0) tracks.endOf('ada');
      tracks.end(id);
    }
    const held = Object.values(tracks).map((kept: { size: number }) => kept.size);
    expect(Math.max(...held)).toBeLessThanOrEqual(200);
    expect(tracks.list).toEqual([]);
  });

  it('are given up when their sender does not send them any more', () => {
    const tracks = new RemoteTracks();
    tracks.add(received('old'));
    tracks.lost(['old']);
    tracks.keepOnly([]);
    expect(shown(tracks)).toEqual([]);
  });
});
