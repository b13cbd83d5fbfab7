import { changedParts, stageDoor, stageRights, whoMayMove } from './stage.rules.js';

const at = (time: string) => Date.parse(`2026-11-24T${time}:00Z`);
const session = (state: 'planned' | 'live' | 'over' | 'cancelled') => ({ state, startsAt: '2026-11-24T10:00:00Z' });

describe('changedParts', () => {
  it('names who has another part, a new one or none any more', () => {
    const person = (participantId: string, part: 'speaker' | 'moderator') => ({ participantId, part });
    const before = [person('stays', 'speaker'), person('falls', 'moderator'), person('goes', 'speaker')];
    const after = [person('falls', 'speaker'), person('comes', 'moderator'), person('stays', 'speaker')];
    expect(changedParts(before, after).sort()).toEqual(['comes', 'falls', 'goes']);
  });
});

describe('the door of a stage', () => {
  it('lets viewers in only while the session is live', () => {
    expect(stageDoor(session('planned'), 'viewer', at('10:30'))).toBe('not-live');
    expect(stageDoor(session('live'), 'viewer', at('09:00'))).toBe('open');
    expect(stageDoor(session('over'), 'viewer', at('10:30'))).toBe('over');
  });

  it('lets speakers and moderators back stage two hours before', () => {
    expect(stageDoor(session('planned'), 'speaker', at('07:59'))).toBe('not-live');
    expect(stageDoor(session('planned'), 'speaker', at('08:00'))).toBe('open');
    expect(stageDoor(session('planned'), 'moderator', at('12:00'))).toBe('open');
  });

  it('is shut for everybody once the session is over or cancelled', () => {
    expect(stageDoor(session('over'), 'moderator', at('10:00'))).toBe('over');
    expect(stageDoor(session('cancelled'), 'speaker', at('10:00'))).toBe('over');
  });
});

describe('a session', () => {
  it('goes live and ends by its moderators, and is cancelled only by organisers before it begins', () => {
    expect(whoMayMove('planned', 'live')).toBe('moderator');
    expect(whoMayMove('live', 'over')).toBe('moderator');
    expect(whoMayMove('planned', 'cancelled')).toBe('organiser');
    expect(whoMayMove('live', 'cancelled')).toBeNull();
    expect(whoMayMove('over', 'live')).toBeNull();
    expect(whoMayMove('planned', 'over')).toBeNull();
  });

  it('gives viewers nothing but eyes and ears', () => {
    expect(stageRights.viewer.grants).toEqual(['observe']);
    expect(stageRights.speaker.grants).not.toContain('moderate');
  });
});
