import { useCallback } from 'react';
import { useFormat } from '../i18n/use-format.js';

/** Two languages by their names: `de-fr` is German ↔ French. */
export function usePairWords(): (pair: string) => string {
  const format = useFormat();
  return useCallback((pair) => pair.split('-').map(format.language).join(' ↔ '), [format]);
}
