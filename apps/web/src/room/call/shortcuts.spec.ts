import { isShortcut, shownKey } from './shortcuts.js';

const press = (key: string, more = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  ...more,
});
const stage = { isField: false, hasArrows: false, isDialog: false };

describe('shortcuts of the call', () => {
  it('are one key each', () => {
    expect(isShortcut('M', press('m'), stage)).toBe(true);
    expect(isShortcut('M', press('v'), stage)).toBe(false);
  });

  it('work with caps lock on', () => {
    expect(isShortcut('M', press('M'), stage)).toBe(true);
  });

  it('want shift where something ends', () => {
    expect(isShortcut('shift+L', press('l'), stage)).toBe(false);
    expect(isShortcut('shift+L', press('L', { shiftKey: true }), stage)).toBe(true);
    expect(isShortcut('L', press('L', { shiftKey: true }), stage)).toBe(false);
  });

  it('do not clash with typing, with a dialog or with the browser', () => {
    expect(isShortcut('M', press('m'), { ...stage, isField: true })).toBe(false);
    expect(isShortcut('M', press('m'), { ...stage, isDialog: true })).toBe(false);
    expect(isShortcut('S', press('s', { ctrlKey: true }), stage)).toBe(false);
    expect(isShortcut('V', press('v', { metaKey: true }), stage)).toBe(false);
  });

  it('do not repeat while a key is held', () => {
    expect(isShortcut('M', press('m', { repeat: true }), stage)).toBe(false);
  });

  it('leave arrows to whatever moves by them', () => {
    expect(isShortcut('ArrowRight', press('ArrowRight'), stage)).toBe(true);
    expect(isShortcut('ArrowRight', press('ArrowRight'), { ...stage, hasArrows: true })).toBe(false);
  });

  it('take a question mark with or without shift', () => {
    expect(isShortcut('?', press('?', { shiftKey: true }), stage)).toBe(true);
    expect(isShortcut('?', press('?'), stage)).toBe(true);
  });

  it('are written short', () => {
    expect(['M', 'shift+L', 'ArrowLeft'].map(shownKey)).toEqual(['M', '⇧L', '←']);
  });
});
