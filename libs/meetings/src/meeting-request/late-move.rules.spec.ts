import { isLateMove, lateMoveRefusal } from './late-move.rules.js';

const meeting = {
  startsAt: '2026-11-20T12:00:00Z',
  endsAt: '2026-11-20T12:30:00Z',
  place: 'video' as const,
  wasHeld: false,
};
const at = (clock: string) => Date.parse(`2026-11-20T${clock}Z`);
const [came, missing] = [{ hasJoined: true }, { hasJoined: false }];

describe('another time for a meeting that has begun', () => {
  it('can be proposed from three minutes after the start until the end', () => {
    const answers = ['12:02:59', '12:03:00', '12:30:00', '12:30:01'].map((clock) =>
      lateMoveRefusal(meeting, came, [missing], at(clock)),
    );
    expect(answers).toEqual(['MEETING_BEGUN', null, null, 'MEETING_OVER']);
  });

  it('cannot once anybody of the other side has come', () => {
    expect(lateMoveRefusal(meeting, came, [missing, came], at('12:05:00'))).toBe('MEETING_ATTENDED');
    expect(lateMoveRefusal({ ...meeting, wasHeld: true }, came, [missing], at('12:05:00'))).toBe('MEETING_ATTENDED');
  });

  it('is for whoever has come to the room; at a table nobody sees who waits', () => {
    expect(lateMoveRefusal(meeting, missing, [missing], at('12:05:00'))).toBe('NOT_THERE');
    expect(lateMoveRefusal({ ...meeting, place: 'table' }, missing, [missing], at('12:05:00'))).toBeNull();
  });

  it('is told by when it was proposed', () => {
    expect(isLateMove('2026-11-20T11:59:59.999Z', meeting.startsAt)).toBe(false);
    expect(isLateMove('2026-11-20T12:03:00.000Z', meeting.startsAt)).toBe(true);
  });
});
