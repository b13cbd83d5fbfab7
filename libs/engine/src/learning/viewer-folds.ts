import type { Example } from './learning-types.js';

/** The group in which a viewer's answers are held out together: the same for the same id, whoever else is there (FNV-1a). */
export function foldOf(viewerId: string, folds: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < viewerId.length; i++) hash = Math.imul(hash ^ viewerId.charCodeAt(i), 0x01000193);
  // The low bits of FNV mix poorly.
  return ((hash ^ (hash >>> 15)) >>> 0) % folds;
}

/** Whether losses fell by more than the standard error of the fall; answers of one viewer count as one observation. */
export function isClearGain(
  examples: readonly Example[],
  weights: Float64Array,
  before: Float64Array,
  after: Float64Array,
): boolean {
  const byViewer = new Map<string, number>();
  for (const [i, { viewerId }] of examples.entries()) {
    const gain = (weights[i] as number) * ((before[i] as number) - (after[i] as number));
    byViewer.set(viewerId, (byViewer.get(viewerId) ?? 0) + gain);
  }
  const gains = [...byViewer.values()];
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  const mean = total / gains.length;
  const spread = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0);
  // With one viewer there is no error to be known, and nothing that holds for others.
  return gains.length > 1 && total > Math.sqrt((spread * gains.length) / (gains.length - 1));
}
