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
});
