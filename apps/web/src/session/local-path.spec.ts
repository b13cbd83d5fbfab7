import { localPath } from './local-path.js';

describe('localPath', () => {
  it('keeps a path of this site with query and fragment', () => {
    expect(localPath('/fairs/1/agenda?day=2#now')).toBe('/fairs/1/agenda?day=2#now');
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'fairs/1',
    '',
    null,
  ])('refuses %p', (to) => {
    expect(localPath(to, '/home')).toBe('/home');
  });

  it('cannot be led elsewhere by what it returns', () => {
    const result = localPath('/.//evil.example');
    expect(new URL(result, 'https://parvis.invalid').origin).toBe('https://parvis.invalid');
  });
});
