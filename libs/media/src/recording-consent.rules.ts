import type { RecordingGap, RecordingState } from '@parvis/contracts';

/** What happens to a request to record. `present`: everybody in the room who can be heard or seen, the away included. */
export type ConsentEvent =
  | { type: 'asked'; requestId: string; by: string; present: readonly string[] }
  | { type: 'answered'; requestId: string; by: string; agrees: boolean }
  | { type: 'arrived'; participantId: string }
  | { type: 'left'; participantId: string }
  /** The recorder cannot write all that is sent, or can again. */
  | { type: 'recorder'; isFull: boolean }
  /** Some of what is sent now cannot be written. */
  | { type: 'missing'; missing: readonly RecordingGap[] }
  | { type: 'stopped' };

export const recordingOff: RecordingState = {
  phase: 'off',
  requestId: null,
  askedBy: null,
  since: null,
  agreed: [],
  pending: [],
  isRecorderFull: false,
  missing: [],
};

/**
 * The next state of a recording. Written is only while everybody who can be heard or seen has agreed and all of them can be written: a
 * newcomer holds it, a refusal ends it, also a late one. Whoever comes back after having left is a newcomer. An answer that was on its way
 * when another request came is none. What changes nothing answers the same object.
 *
 * @param at ISO instant, `since` of a new phase
 */
export function consent(state: RecordingState, event: ConsentEvent, at: string): RecordingState {
  if (event.type === 'asked') return state.phase === 'off' ? ask(event, at) : state;
  if (state.phase === 'off') return state;
  if (event.type === 'stopped') return recordingOff;
  if (event.type === 'recorder') {
    const { isFull } = event;
    return state.isRecorderFull === isFull ? state : settle({ ...state, isRecorderFull: isFull }, at);
  }
  if (event.type === 'missing') return { ...state, missing: [...event.missing] };
  if (event.type === 'answered') {
    return event.requestId === state.requestId ? answer(state, event.by, event.agrees, at) : state;
  }
  if (event.type === 'left') return leave(state, event.participantId, at);
  if (isParty(state, event.participantId)) return state;
  return settle({ ...state, pending: [...state.pending, event.participantId] }, at);
}

type Asked = ConsentEvent & { type: 'asked' };

function ask({ requestId, by, present }: Asked, at: string): RecordingState {
  const agreed = present.filter((one) => one === by);
  const pending = present.filter((one) => one !== by);
  return settle({ ...recordingOff, phase: 'asked', requestId, askedBy: by, since: at, agreed, pending }, at);
}

function answer(state: RecordingState, by: string, agrees: boolean, at: string): RecordingState {
  if (!isParty(state, by)) return state;
  if (!agrees) return recordingOff;
  if (state.agreed.includes(by)) return state;
  return settle({ ...state, agreed: [...state.agreed, by], pending: state.pending.filter((one) => one !== by) }, at);
}

function leave(state: RecordingState, who: string, at: string): RecordingState {
  if (state.phase === 'asked' && state.askedBy === who) return recordingOff;
  if (!isParty(state, who)) return state;
  const without = (list: readonly string[]) => list.filter((one) => one !== who);
  return settle({ ...state, agreed: without(state.agreed), pending: without(state.pending) }, at);
}

function settle(state: RecordingState, at: string): RecordingState {
  if (state.agreed.length + state.pending.length === 0) return recordingOff;
  if (state.pending.length === 0 && !state.isRecorderFull)
    return state.phase === 'on' ? state : { ...state, phase: 'on', since: at };
  return state.phase === 'on' ? { ...state, phase: 'held', since: at } : state;
}

const isParty = ({ agreed, pending }: RecordingState, who: string) => agreed.includes(who) || pending.includes(who);
