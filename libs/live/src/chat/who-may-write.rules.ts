import type { WhoMayWrite } from '@parvis/contracts';

const fromOpen: readonly WhoMayWrite[] = ['everybody', 'ask', 'agreed'];

/** The stricter of what the organiser allows and a person has chosen. */
export function strictest(fair: WhoMayWrite, own: WhoMayWrite | null): WhoMayWrite {
  return fromOpen[Math.max(fromOpen.indexOf(fair), own === null ? 0 : fromOpen.indexOf(own))] ?? fair;
}
