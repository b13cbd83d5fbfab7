// What a page's WebRTC connections receive, sampled in the page: when the last picture was decoded and the last sound arrived.

/**
 * Runs in the page before anything else. `address` is that of the line, or null for a good one: candidates of the media node are read
 * as if the node had announced it.
 */
function install(address) {
  const connections = new Set();
  const state = {
    frames: 0,
    frameAt: 0,
    packets: 0,
    soundAt: 0,
    energy: 0,
    samples: 0,
    concealed: 0,
    width: 0,
    sentFrames: 0,
    sentVoice: 0,
    pictureGap: 0,
    soundGap: 0,
  };
  const seen = new Map();
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(...args) {
      super(...args);
      connections.add(this);
    }
    setRemoteDescription(description) {
      if (address === null || !description?.sdp) return super.setRemoteDescription(description);
      const sdp = description.sdp.replace(/(a=candidate:.* )127\.0\.0\.1( \d+ typ )/g, `$1${address}$2`);
      return super.setRemoteDescription({ type: description.type, sdp });
    }
  };
  const grown = (id, key, value = 0) => {
    const before = seen.get(`${id} ${key}`) ?? 0;
    seen.set(`${id} ${key}`, value);
    return Math.max(0, value - before);
  };
  const sample = async () => {
    for (const connection of connections) {
      if (connection.connectionState === 'closed') {
        connections.delete(connection);
        continue;
      }
      for (const entry of (await connection.getStats()).values()) {
        if (entry.type === 'outbound-rtp') {
          if (entry.kind === 'video') state.sentFrames += grown(entry.id, 'frames', entry.framesSent);
          else state.sentVoice += grown(entry.id, 'packets', entry.packetsSent);
        }
        if (entry.type !== 'inbound-rtp') continue;
        const now = Date.now();
        if (entry.kind === 'video') {
          const frames = grown(entry.id, 'frames', entry.framesDecoded);
          if (frames === 0) continue;
          state.frames += frames;
          if (state.frameAt > 0) state.pictureGap = Math.max(state.pictureGap, now - state.frameAt);
          state.frameAt = now;
          state.width = entry.frameWidth ?? 0;
        } else {
          const packets = grown(entry.id, 'packets', entry.packetsReceived);
          state.packets += packets;
          if (packets > 0) {
            if (state.soundAt > 0) state.soundGap = Math.max(state.soundGap, now - state.soundAt);
            state.soundAt = now;
          }
          state.energy += grown(entry.id, 'energy', entry.totalAudioEnergy);
          state.samples += grown(entry.id, 'samples', entry.totalSamplesReceived);
          // Silence that is made up on purpose (DTX) is no loss.
          state.concealed += grown(entry.id, 'concealed', entry.concealedSamples - (entry.silentConcealedSamples ?? 0));
        }
      }
    }
    setTimeout(sample, 50);
  };
  const states = () => [...connections].map((one) => `${one.connectionState}/${one.iceConnectionState}`);
  window.__watch = () => ({ ...state, now: Date.now(), connections: states() });
  window.__forgetGaps = () => Object.assign(state, { pictureGap: 0, soundGap: 0 });
  sample();
}

/** @param line a Line, or null */
export async function watchMedia(context, line) {
  await context.addInitScript(`(${install})(${JSON.stringify(line?.address ?? null)})`);
  await context.addInitScript(() => {
    if (window === window.top) localStorage.setItem('parvis.room.stats', 'on');
  });
}

export const received = (page) => page.evaluate(() => window.__watch());

/** Milliseconds from `since` (Date.now()) until a picture has been decoded and sound has come on this page, each. */
export async function backAfter(page, since, within) {
  const look = async (key) => {
    const handle = await page.waitForFunction(
      ([name, at]) => {
        const now = window.__watch();
        return now[name] > at ? now[name] : false;
      },
      [key, since],
      { timeout: within, polling: 50 },
    );
    return (await handle.jsonValue()) - since;
  };
  const [picture, sound] = await Promise.all([look('frameAt'), look('soundAt')]);
  return { picture, sound };
}

/** Pictures and sound go on: both have grown within so many milliseconds. */
export async function flows(page, within = 8_000) {
  const before = await received(page);
  await page.waitForFunction(
    ({ frames, energy }) => {
      const now = window.__watch();
      return now.frames > frames + 10 && now.energy > energy;
    },
    before,
    { timeout: within, polling: 100 },
  );
}

/** The longest times without a new picture and without sound on each page, from now until `isOver` has resolved. */
export async function gapsUntil(pages, isOver) {
  for (const page of pages) await page.evaluate(() => window.__forgetGaps());
  await isOver();
  return Promise.all(
    pages.map(async (page) => {
      const { pictureGap, soundGap } = await received(page);
      return { picture: pictureGap, sound: soundGap };
    }),
  );
}
