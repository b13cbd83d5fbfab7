import { Logger } from '@nestjs/common';
import { RefusalLog } from './refusal-log.js';
import type { RoomMetrics } from './room-metrics.js';

describe('RefusalLog', () => {
  const inc = jest.fn();
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  const log = () => new RefusalLog({ refusals: { inc } } as unknown as RoomMetrics);
  beforeEach(() => jest.clearAllMocks());
  afterAll(() => warn.mockRestore());

  it('counts what happens in every call, and writes down what our pages do not do', () => {
    const refusals = log();
    refusals.note({ code: 'ROOM_WAITING', request: 'room.join' });
    expect(warn).not.toHaveBeenCalled();
    const forged = { code: 'ROOM_TICKET_INVALID', request: 'handshake', address: '203.0.113.66' } as const;
    refusals.note(forged);
    expect(warn).toHaveBeenCalledWith(forged, 'refused');
    expect(inc.mock.calls).toEqual([[{ code: 'ROOM_WAITING' }], [{ code: 'ROOM_TICKET_INVALID' }]]);
  });

  it('says of a flood only how much it left out', () => {
    const refusals = log();
    const flood = { code: 'ROOM_TOO_MANY_REQUESTS', request: 'handshake' } as const;
    for (let count = 0; count < 1_000; count += 1) refusals.note(flood, 50_000);
    expect(warn).toHaveBeenCalledTimes(20);
    expect(inc).toHaveBeenCalledTimes(1_000);
    refusals.note(flood, 60_000);
    expect(warn).toHaveBeenLastCalledWith({ ...flood, leftOut: 980 }, 'refused');
  });
});
