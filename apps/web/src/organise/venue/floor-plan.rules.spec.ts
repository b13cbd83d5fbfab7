import { firstUnplaced, placeOf, within } from './floor-plan.rules.js';

describe('a floor plan', () => {
  const frame = { left: 100, top: 50, width: 800, height: 400 };

  it('has its places in percent, whatever the size of the picture on the screen', () => {
    expect(placeOf({ clientX: 300, clientY: 250 }, frame)).toEqual({ x: 25, y: 50 });
    expect(placeOf({ clientX: 150, clientY: 100 }, { ...frame, width: 200, height: 100 })).toEqual({ x: 25, y: 50 });
  });

  it('keeps tables on it', () => {
    expect(placeOf({ clientX: 0, clientY: 999 }, frame)).toEqual({ x: 0, y: 100 });
    expect(within({ x: 100.4, y: -1 })).toEqual({ x: 100, y: 0 });
  });

  it('asks for the first table that is not on it, in the end for the last one', () => {
    const at = (number: number) => ({ number, x: 1, y: 1 });
    expect(firstUnplaced([at(1), at(3)], 3)).toBe(2);
    expect(firstUnplaced([at(1), at(2), at(3)], 3)).toBe(3);
  });
});
