import type { Fair } from '@parvis/contracts';
import { createContext, useContext } from 'react';

/** The fair of the current page, with the caller's part in it. */
export interface FairContext {
  fair: Fair;
  fairId: string;
  isOrganiser: boolean;
  isExhibitor: boolean;
  /** Exhibitor or participant: has a profile, wishes and an agenda. */
  isAttendee: boolean;
}

export const FairReactContext = createContext<FairContext | null>(null);

/** The fair whose pages these are. Only below `/fairs/:fairId`. */
export function useFair(): FairContext {
  const context = useContext(FairReactContext);
  if (!context) throw new Error('useFair is used outside a fair');
  return context;
}

export const fairContextOf = (fair: Fair): FairContext => ({
  fair,
  fairId: fair.id,
  isOrganiser: fair.roles.includes('organiser'),
  isExhibitor: fair.roles.includes('exhibitor'),
  isAttendee: fair.roles.includes('exhibitor') || fair.roles.includes('participant'),
});
