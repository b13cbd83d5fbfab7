import { loadConfig } from './app-config.js';

const needed = {
  DATABASE_URL: 'postgres://localhost/parvis',
  REDIS_URL: 'redis://localhost',
  APP_SECRET: 'a secret of at least thirty-two characters',
};

describe('loadConfig', () => {
  it('names every setting that is wrong', () => {
    expect(() => loadConfig({ ...needed, APP_SECRET: 'short', PORT: 'x' })).toThrow(/PORT: .*\n.*APP_SECRET: /);
  });

  it('shows no mails to everybody in production', () => {
    expect(() => loadConfig({ ...needed, NODE_ENV: 'production', MAILBOX: 'on' })).toThrow('MAILBOX: ');
    expect(loadConfig({ ...needed, NODE_ENV: 'production' }).get('MAILBOX')).toBe(false);
    expect(loadConfig({ ...needed, NODE_ENV: 'development', MAILBOX: 'on' }).get('MAILBOX')).toBe(true);
  });

  it('takes codecs of pictures in the order in which they are wanted, each once', () => {
    expect(loadConfig({ ...needed, VIDEO_CODECS: 'h264, VP8' }).get('VIDEO_CODECS')).toEqual(['H264', 'VP8']);
    expect(loadConfig(needed).get('VIDEO_CODECS')).toBeUndefined();
    for (const codecs of ['VP8,VP8', 'H265', ',']) {
      expect(() => loadConfig({ ...needed, VIDEO_CODECS: codecs })).toThrow('VIDEO_CODECS');
    }
    expect(loadConfig({ ...needed, MEDIA_PACKETS_PER_CORE: '90000' }).get('MEDIA_PACKETS_PER_CORE')).toBe(90_000);
    expect(() => loadConfig({ ...needed, MEDIA_PACKETS_PER_CORE: '0' })).toThrow('MEDIA_PACKETS_PER_CORE: ');
  });

  it('takes only paths and names of rooms nodes that an address and a key can hold', () => {
    const config = loadConfig({ ...needed, ROOMS_PATH: '/rooms/n1', ROOMS_NODE_ID: 'n1' });
    expect([config.get('ROOMS_PATH'), config.get('ROOMS_NODE_ID')]).toEqual(['/rooms/n1', 'n1']);
    expect(loadConfig(needed).get('ROOMS_PATH')).toBe('/rooms');
    for (const path of ['rooms', '/rooms/', '/rooms/../api', '/rooms?x']) {
      expect(() => loadConfig({ ...needed, ROOMS_PATH: path })).toThrow('ROOMS_PATH: ');
    }
    expect(() => loadConfig({ ...needed, ROOMS_NODE_ID: 'n 1' })).toThrow('ROOMS_NODE_ID: ');
  });
});
