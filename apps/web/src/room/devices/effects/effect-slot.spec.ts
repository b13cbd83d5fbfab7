import { EffectError, type EffectState, type RunningEffect } from './effect.js';
import { EffectSlot } from './effect-slot.js';

const trackOf = (id: string) => ({ id }) as MediaStreamTrack;
const settled = () => new Promise((resolve) => setImmediate(resolve));

function slotWith(
  start: (input: MediaStreamTrack, onProblem: (problem: 'slow') => void) => Promise<RunningEffect>,
  hides: boolean,
) {
  const outputs: (string | null)[] = [];
  const states: EffectState[] = [];
  let uncovered = 0;
  const slot = new EffectSlot({
    start,
    hides,
    onOutput: (track) => outputs.push(track?.id ?? null),
    onState: (state) => states.push(state),
    onUncovered: () => {
      uncovered += 1;
    },
  });
  return { slot, outputs, states, uncovered: () => uncovered };
}

const effect =
  (closed: string[] = []) =>
  async (input: MediaStreamTrack) => ({
    track: trackOf(`${input.id}+`),
    close: () => void closed.push(input.id),
  });

describe('EffectSlot', () => {
  it('hands a device on while no effect is wanted', () => {
    const { slot, outputs } = slotWith(effect(), true);
    slot.setInput(trackOf('cam'));
    slot.setInput(null);
    expect(outputs).toEqual(['cam', null]);
  });

  it('does not show what is to be covered before the effect runs', async () => {
    const { slot, outputs, states } = slotWith(effect(), true);
    slot.setWanted(true);
    slot.setInput(trackOf('cam'));
    await settled();
    expect(outputs).toEqual([null, null, 'cam+']);
    expect(states.at(-1)).toBe('on');
  });

  it('goes on showing what was seen already while the effect loads', async () => {
    const { slot, outputs } = slotWith(effect(), true);
    slot.setInput(trackOf('cam'));
    slot.setWanted(true);
    await settled();
    expect(outputs).toEqual(['cam', 'cam', 'cam+']);
  });

  it('starts again for another device and lets the former effect go', async () => {
    const closed: string[] = [];
    const { slot, outputs } = slotWith(effect(closed), false);
    slot.setWanted(true);
    slot.setInput(trackOf('a'));
    await settled();
    slot.setInput(trackOf('b'));
    await settled();
    expect(outputs.at(-1)).toBe('b+');
    expect(closed).toEqual(['a']);
  });

  it('drops an effect that was ready only after it was switched off', async () => {
    const closed: string[] = [];
    const { slot, outputs, states } = slotWith(effect(closed), false);
    slot.setInput(trackOf('a'));
    slot.setWanted(true);
    slot.setWanted(false);
    await settled();
    expect([outputs.at(-1), states.at(-1), closed]).toEqual(['a', 'off', ['a']]);
  });

  it('switches the device off rather than uncover it when the machine is too slow', async () => {
    let tell = (_: 'slow') => {};
    const run = slotWith(async (input, onProblem) => {
      tell = onProblem;
      return effect()(input);
    }, true);
    run.slot.setInput(trackOf('cam'));
    run.slot.setWanted(true);
    await settled();
    tell('slow');
    run.slot.setInput(null);
    expect([run.outputs.at(-1), run.states.at(-1), run.uncovered()]).toEqual([null, 'slow', 1]);
  });

  it('says why it cannot start, and stays with the device where nothing is covered', async () => {
    const { slot, outputs, states, uncovered } = slotWith(() => Promise.reject(new EffectError('unsupported')), false);
    slot.setWanted(true);
    slot.setInput(trackOf('mic'));
    await settled();
    expect([outputs.at(-1), states.at(-1), uncovered()]).toEqual(['mic', 'unsupported', 0]);
  });
});
