/** A key of the call: `M`, `shift+L`, `?`, `ArrowLeft`. */
export type Shortcut = string;

/** What a keyboard event carries that matters here. */
export interface KeyPress {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  repeat: boolean;
}

/** Where the focus is, as far as keys are concerned. */
export interface KeyPlace {
  /** One can type there, or choose by letters. */
  isField: boolean;
  /** A menu, a list of tabs, a tool bar: arrows move in it. */
  hasArrows: boolean;
  /** A dialog asks something; the call's keys wait. */
  isDialog: boolean;
}

/** Whether this press is that shortcut, there. Presses with Ctrl, Alt or Meta belong to the browser. */
export function isShortcut(shortcut: Shortcut, press: KeyPress, place: KeyPlace): boolean {
  if (press.ctrlKey || press.metaKey || press.altKey || press.repeat || place.isField || place.isDialog) return false;
  if (shortcut.startsWith('Arrow')) return press.key === shortcut && !press.shiftKey && !place.hasArrows;
  const needsShift = shortcut.startsWith('shift+');
  const letter = needsShift ? shortcut.slice('shift+'.length) : shortcut;
  if (press.key.toLowerCase() !== letter.toLowerCase()) return false;
  // A question mark needs shift on some keyboards and none on others.
  return /\p{L}/u.test(letter) ? press.shiftKey === needsShift : true;
}

const fields =
  'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true], [role=textbox]';
const arrowed = '[role=toolbar], [role=tablist], [role=menu], [role=radiogroup], [role=slider], [data-zoomed]';

/** Reads the place from the element that has the focus. */
export function placeOf(target: EventTarget | null): KeyPlace {
  const element = target instanceof Element ? target : null;
  const within = (selector: string) => element !== null && element.closest(selector) !== null;
  return { isField: within(fields), hasArrows: within(arrowed), isDialog: within('[role=dialog][aria-modal=true]') };
}

/** How a shortcut is written on a button or in the help: `⇧L`, `←`. */
export function shownKey(shortcut: Shortcut): string {
  switch (shortcut) {
    case 'ArrowLeft':
      return '←';
    case 'ArrowRight':
      return '→';
    default:
      return shortcut.replace('shift+', '⇧');
  }
}
