import { layerForTile } from './layers.rules.js';

describe('layerForTile', () => {
  it.each([
    [160, 90, 0],
    [320, 180, 0],
    [640, 360, 1],
    [780, 440, 1],
    [1280, 720, 2],
    [3840, 2160, 2],
  ])('gives a %i x %i tile layer %i', (width, height, layer) => {
    expect(layerForTile(width, height)).toBe(layer);
  });

  it('lets the side that asks for more decide, since pictures are cropped to fill', () => {
    expect(layerForTile(180, 720)).toBe(2);
    expect(layerForTile(1280, 100)).toBe(2);
  });

  it.each([
    [0, 0],
    [0, 720],
    [1280, 0],
  ])('sends nothing for a tile of %i x %i, which nobody sees', (width, height) => {
    expect(layerForTile(width, height)).toBeNull();
  });
});
