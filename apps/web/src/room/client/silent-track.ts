let silence: MediaStreamTrack | null = null;

/** A track on which nothing is ever heard: it negotiates a way for sound before there is any. One for the page. */
export function silentTrack(): MediaStreamTrack {
  if (silence === null || silence.readyState === 'ended') {
    const [track] = new AudioContext().createMediaStreamDestination().stream.getAudioTracks();
    if (track === undefined) throw new Error('this browser makes no sound tracks');
    silence = track;
  }
  return silence;
}
