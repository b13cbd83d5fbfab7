/** Heights of the three simulcast layers of a 720p camera. */
const layerHeights = [180, 360, 720] as const;
/** A layer may be enlarged so much before the next one is worth its bits. */
const enlargement = 1.25;

/**
 * The smallest simulcast layer that looks sharp on a tile of that size (device pixels), or null when the tile cannot be seen.
 * A tile's shape need not be the picture's: the side that asks for more decides.
 */
export function layerForTile(width: number, height: number): 0 | 1 | 2 | null {
  if (width <= 0 || height <= 0) return null;
  const wanted = Math.max(height, (width * 9) / 16);
  if (wanted <= layerHeights[0] * enlargement) return 0;
  return wanted <= layerHeights[1] * enlargement ? 1 : 2;
}
