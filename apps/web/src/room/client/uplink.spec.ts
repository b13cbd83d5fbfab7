import { Uplink } from './uplink.js';

const look = (at: number, available: number, loss = 0, roundTrip = 40) => {
  return { at, available, loss, roundTrip, isSendingCamera: true };
};

describe('what a poor way up still sends', () => {
  it('rests the camera after 3 s under 100 kbit/s, never the voice', () => {
    const uplink = new Uplink();
    expect(uplink.next(look(0, 80_000, 0.05)).isCameraResting).toBe(false);
    expect(uplink.next(look(2_000, 80_000, 0.05)).isCameraResting).toBe(false);
    const plan = uplink.next(look(3_000, 50_000, 0.05));
    expect(plan).toEqual({ isCameraResting: true, voiceBitrate: 16_000 });
  });

  it('rests no camera for a low estimate alone: a still picture sends little, and harms nothing', () => {
    const uplink = new Uplink();
    for (let at = 0; at <= 60_000; at += 1_000) expect(uplink.next(look(at, 50_000)).isCameraResting).toBe(false);
    // Voices queue up behind it now.
    for (let at = 61_000; at <= 63_000; at += 1_000) uplink.next(look(at, 50_000, 0, 900));
    expect(uplink.next(look(64_000, 50_000, 0, 900)).isCameraResting).toBe(true);
  });

  it('is not moved by a short dip', () => {
    const uplink = new Uplink();
    uplink.next(look(0, 50_000, 0.05));
    uplink.next(look(2_000, 900_000, 0.05));
    expect(uplink.next(look(4_000, 50_000, 0.05)).isCameraResting).toBe(false);
  });

  it('tries the camera again after 15 s on a slow line, and waits longer after each try that fails', () => {
    const uplink = new Uplink();
    const changes: [number, boolean][] = [];
    let before = false;
    for (let at = 0; at <= 100_000; at += 1_000) {
      const { isCameraResting } = uplink.next(look(at, 60_000, 0, 900));
      if (isCameraResting !== before) changes.push([at, isCameraResting]);
      before = isCameraResting;
    }
    expect(changes).toEqual([
      [3_000, true],
      [18_000, false],
      [29_000, true],
      [59_000, false],
      [70_000, true],
    ]);
  });

  it('tries at once on a line that was bad for the voice alone and is clean', () => {
    const uplink = new Uplink();
    for (let at = 0; at <= 3_000; at += 1_000) uplink.next(look(at, 60_000, 0.1));
    for (let at = 4_000; at <= 7_000; at += 1_000) uplink.next(look(at, 60_000, 0.1));
    for (let at = 8_000; at <= 9_000; at += 1_000) {
      expect(uplink.next(look(at, 60_000)).isCameraResting).toBe(true);
    }
    expect(uplink.next(look(10_000, 60_000)).isCameraResting).toBe(false);
  });

  it('counts all the time for which a report says that nothing was lost', () => {
    const uplink = new Uplink();
    for (let at = 0; at <= 8_000; at += 1_000) uplink.next(look(at, 60_000, 0.1));
    for (let at = 9_000; at <= 10_000; at += 1_000) uplink.next({ ...look(at, 60_000), loss: null });
    expect(uplink.next(look(11_000, 60_000)).isCameraResting).toBe(false);
  });

  it('tries soon on a line that became whole while a try on it was failing', () => {
    const uplink = new Uplink();
    for (let at = 0; at <= 28_000; at += 1_000) uplink.next(look(at, 40_000, 0.1, 900));
    expect(uplink.next(look(29_000, 40_000, 0, 900)).isCameraResting).toBe(true);
    for (let at = 30_000; at <= 31_000; at += 1_000) {
      expect(uplink.next(look(at, 50_000)).isCameraResting).toBe(true);
    }
    expect(uplink.next(look(32_000, 50_000)).isCameraResting).toBe(false);
  });

  it('takes a second without a report of losses for no sign that the line is clean', () => {
    const uplink = new Uplink();
    for (let at = 0; at <= 8_000; at += 1_000) uplink.next(look(at, 60_000, 0.1));
    for (let at = 9_000; at <= 17_000; at += 1_000) {
      expect(uplink.next({ ...look(at, 60_000), loss: null }).isCameraResting).toBe(true);
    }
  });

  it('gives a try time until the estimate has followed, but not while packets get lost', () => {
    const tried = (loss: number) => {
      const uplink = new Uplink();
      for (let at = 0; at <= 18_000; at += 1_000) uplink.next(look(at, 60_000, 0.05));
      for (let at = 19_000; at <= 25_000; at += 1_000) uplink.next(look(at, 60_000, loss));
      return uplink.next(look(26_000, 700_000, loss)).isCameraResting;
    };
    expect(tried(0)).toBe(false);
    expect(tried(0.3)).toBe(true);
  });

  it('lets a try go on while nothing gets lost or queues up, and ends it otherwise when the estimate has not followed', () => {
    const endOf = (loss: number, roundTrip: number) => {
      const uplink = new Uplink();
      for (let at = 0; at <= 13_000; at += 1_000) uplink.next(look(at, 60_000, 0.1));
      let isTrying = false;
      for (let at = 14_000; at <= 60_000; at += 1_000) {
        const { isCameraResting } = uplink.next(look(at, 60_000, loss, roundTrip));
        if (isTrying && isCameraResting) return at;
        isTrying ||= !isCameraResting;
      }
      expect(isTrying).toBe(true);
      return null;
    };
    expect(endOf(0, 40)).toBeNull();
    expect(endOf(0.05, 40)).toBe(29_000);
    expect(endOf(0, 900)).toBe(29_000);
  });

  it('lets a try on a line that has just become whole go on, too', () => {
    const uplink = new Uplink();
    for (let at = 0; at <= 24_000; at += 1_000) uplink.next(look(at, 60_000, 0.1));
    for (let at = 25_000; at <= 44_000; at += 1_000) {
      expect(uplink.next(look(at, 80_000)).isCameraResting).toBe(false);
    }
    for (let at = 45_000; at <= 90_000; at += 1_000) {
      expect(uplink.next(look(at, 500_000)).isCameraResting).toBe(false);
    }
  });

  it('forgets failed tries once the camera has been on for 20 s', () => {
    const uplink = new Uplink();
    for (let at = 0; at <= 3_000; at += 1_000) uplink.next(look(at, 60_000, 0.05));
    for (let at = 4_000; at <= 60_000; at += 1_000) uplink.next(look(at, 900_000));
    for (let at = 61_000; at <= 64_000; at += 1_000) uplink.next(look(at, 60_000, 0.05));
    expect(uplink.next(look(73_000, 60_000)).isCameraResting).toBe(true);
    expect(uplink.next(look(74_000, 60_000)).isCameraResting).toBe(false);
  });

  it('spends less on the voice where packets get lost', () => {
    expect(new Uplink().next(look(0, 900_000, 0.1)).voiceBitrate).toBe(20_000);
    expect(new Uplink().next(look(0, 900_000)).voiceBitrate).toBe(32_000);
  });
});
