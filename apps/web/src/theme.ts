import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Petrol: the door. Shade 8 on white has a contrast of 7.5. */
const petrol: MantineColorsTuple = [
  '#edf6f6',
  '#dcebeb',
  '#b8d6d7',
  '#8fbfc1',
  '#67a5a8',
  '#3f8b8f',
  '#257479',
  '#15666b',
  '#0d5c62',
  '#07444a',
];

/** Sandstone: the square in front of it. */
const stone: MantineColorsTuple = [
  '#faf8f4',
  '#f3efe8',
  '#e7e0d4',
  '#d6cbb9',
  '#bfae94',
  '#a08d70',
  '#816f55',
  '#6b5b45',
  '#554836',
  '#3d3427',
];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 7 },
  colors: { petrol, stone },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif',
  black: '#1c2628',
  headings: { fontWeight: '650', textWrap: 'balance' },
  components: {
    Anchor: { defaultProps: { underline: 'hover' } },
    Badge: {
      defaultProps: { variant: 'outline', radius: 'sm', tt: 'none', fw: 600 },
      styles: { root: { minWidth: 'max-content' } },
    },
    Paper: { defaultProps: { radius: 'md' } },
    // Their <header> would count as a second banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45 } } },
  },
});
