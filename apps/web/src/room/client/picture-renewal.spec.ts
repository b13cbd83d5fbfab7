import { PictureRenewal } from './picture-renewal.js';

function begin() {
  const renew = jest.fn();
  const renewal = new PictureRenewal(renew);
  renewal.look(0, 100, true);
  return { renew, renewal };
}

describe('key frames after the path was lost', () => {
  it('are sent once, as soon as something comes back over the way up', () => {
    const { renew, renewal } = begin();
    renewal.lost();
    renewal.look(100, 100, false);
    renewal.look(200, 100, true);
    expect(renew).not.toHaveBeenCalled();
    expect(renewal.isDue).toBe(true);
    renewal.look(300, 101, true);
    renewal.look(400, 120, true);
    expect(renew).toHaveBeenCalledTimes(1);
    expect(renewal.isDue).toBe(false);
  });

  it('are sent two seconds after media came again where nothing is counted on the way up', () => {
    const { renew, renewal } = begin();
    renewal.lost();
    for (let at = 0; at < 30_000; at += 500) renewal.look(at, 100, false);
    for (let at = 30_000; at < 32_000; at += 500) renewal.look(at, 100, true);
    expect(renew).not.toHaveBeenCalled();
    renewal.look(32_000, 100, true);
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it('are not sent while all is well', () => {
    const { renew, renewal } = begin();
    for (let at = 0; at < 10_000; at += 500) renewal.look(at, 100 + at, true);
    expect(renew).not.toHaveBeenCalled();
  });
});
