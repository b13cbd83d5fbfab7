import { FrameWatch } from './frame-watch.js';

const video = (packets: number, frames: number, isResting = false) => [{ id: 'v', packets, frames, isResting }];

describe('the watch over pictures', () => {
  it('tells the first picture once', () => {
    const watch = new FrameWatch();
    expect(watch.look(0, video(10, 0)).flowing).toEqual([]);
    expect(watch.look(250, video(20, 3)).flowing).toEqual(['v']);
    expect(watch.look(500, video(30, 9)).flowing).toEqual([]);
  });

  it('asks for a key frame after 250 ms with packets and no picture, then ever more rarely', () => {
    const watch = new FrameWatch();
    const asked: number[] = [];
    for (let at = 0; at <= 8_000; at += 250) {
      if (watch.look(at, video(10 + at, 0)).needKeyFrame.length > 0) asked.push(at);
    }
    expect(asked).toEqual([250, 750, 1_750, 3_750, 7_750]);
  });

  it('asks for nothing when nothing comes', () => {
    const watch = new FrameWatch();
    watch.look(0, video(10, 5));
    for (let at = 250; at <= 3_000; at += 250) expect(watch.look(at, video(10, 5)).needKeyFrame).toEqual([]);
  });

  it('says when a picture stands still, and when it moves again', () => {
    const watch = new FrameWatch();
    watch.look(0, video(10, 5));
    expect(watch.look(900, video(10, 5)).still).toEqual([]);
    expect(watch.look(1_000, video(10, 5)).still).toEqual(['v']);
    expect(watch.look(1_250, video(10, 5)).still).toEqual([]);
    expect(watch.look(1_500, video(20, 8)).flowing).toEqual(['v']);
  });

  it('expects nothing of a picture that its sender has switched off', () => {
    const watch = new FrameWatch();
    watch.look(0, video(10, 5));
    expect(watch.look(5_000, video(10, 5, true))).toEqual({ needKeyFrame: [], flowing: [], still: [] });
    expect(watch.look(5_500, video(12, 5)).still).toEqual([]);
  });
});
