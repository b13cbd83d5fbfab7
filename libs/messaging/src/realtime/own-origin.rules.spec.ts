import { isOwnOrigin } from './own-origin.rules.js';

const publicUrl = 'https://fairs.example';

describe('isOwnOrigin', () => {
  it.each([
    ['the public address', 'https://fairs.example', 'internal:3000'],
    ['the host that was asked', 'http://localhost:3000', 'localhost:3000'],
    ['no origin, as from a program', undefined, 'localhost:3000'],
  ])('accepts %s', (_, origin, host) => {
    expect(isOwnOrigin(origin, host, publicUrl)).toBe(true);
  });

  it.each([
    ['another site', 'https://evil.example'],
    ['another port', 'https://fairs.example:8443'],
    ['a page in a sandbox', 'null'],
    ['nonsense', ':'],
  ])('refuses %s', (_, origin) => {
    expect(isOwnOrigin(origin, 'localhost:3000', publicUrl)).toBe(false);
  });
});
