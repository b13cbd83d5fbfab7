import { demandDownMs, LayerDemand } from './layer-demand.js';

describe('LayerDemand', () => {
  let told: (number | null)[];
  let demand: LayerDemand;
  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    demand = new LayerDemand((layer) => told.push(layer));
  });
  afterEach(() => jest.useRealTimers());

  it('tells of less after half a second, of more at once', () => {
    demand.set(0);
    jest.advanceTimersByTime(demandDownMs - 1);
    expect(told).toEqual([]);
    jest.advanceTimersByTime(1);
    demand.set(2);
    expect(told).toEqual([0, 2]);
  });

  it('tells the last of several wishes, and nothing when it is over in a moment', () => {
    demand.set(1);
    demand.set(null);
    jest.advanceTimersByTime(demandDownMs);
    expect(told).toEqual([null]);
    demand.set(1);
    demand.set(0);
    demand.set(1);
    jest.advanceTimersByTime(demandDownMs);
    expect(told).toEqual([null, 1]);
  });

  it('is silent when it is closed', () => {
    demand.set(null);
    demand.close();
    jest.advanceTimersByTime(demandDownMs);
    expect(told).toEqual([]);
  });
});
