import { createHmac } from 'node:crypto';
import { sessionTokenOf } from './session-cookie.js';

const secret = 'a secret of at least thirty-two characters';
const sign = (token: string, key = secret) =>
  encodeURIComponent(`${token}.${createHmac('sha256', key).update(token).digest('base64')}`);

describe('sessionTokenOf', () => {
  it('reads the token among other cookies, also under its https name', () => {
    expect(sessionTokenOf(`a=b; parvis.session_token=${sign('abc')}; c=d`, secret)).toBe('abc');
    expect(sessionTokenOf(`__Secure-parvis.session_token=${sign('abc')}`, secret)).toBe('abc');
  });

  it.each([
    ['no cookie', undefined],
    ['another cookie', 'other=1'],
    ['another secret', `parvis.session_token=${sign('abc', 'some other secret')}`],
    ['a changed token', `parvis.session_token=${sign('abc').replace('abc', 'abd')}`],
    ['no signature', 'parvis.session_token=abc'],
    ['an empty signature', 'parvis.session_token=abc.'],
    ['broken encoding', 'parvis.session_token=%E0%A4%A'],
  ])('answers null for %s', (_, header) => {
    expect(sessionTokenOf(header, secret)).toBeNull();
  });
});
