import { routerRtpCapabilities } from './codecs.js';

describe('what a router can receive', () => {
  const { codecs = [], headerExtensions = [] } = routerRtpCapabilities();

  it('asks no browser for the time of capture, which is promised and then not always sent', () => {
    const names = headerExtensions.map(({ uri }) => uri.split(/[/:]/).pop());
    expect(names).not.toContain('abs-capture-time');
    expect(names).toEqual(expect.arrayContaining(['mid', 'abs-send-time', 'video-orientation']));
  });

  it('has every codec a room may change to', () => {
    const names = codecs.map(({ mimeType }) => mimeType.split('/').pop());
    expect(names).toEqual(expect.arrayContaining(['opus', 'VP8', 'VP9', 'AV1', 'H264']));
  });
});
