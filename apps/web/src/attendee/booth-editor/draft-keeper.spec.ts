import type { BoothContent, BoothDraft } from '@parvis/contracts';
import { ApiError, type ApiErrorCode } from '../../api/api-error.js';
import { DraftKeeper } from './draft-keeper.js';

const content: BoothContent = {
  tagline: { en: '', fr: '' },
  description: { en: '', fr: '' },
  website: null,
  video: '',
  links: [],
  logoId: null,
  bannerId: null,
  people: null,
  products: [],
};
const draftOf = (revision: number, now: BoothContent = content) => ({ content: now, revision }) as BoothDraft;
const video = (text: string) => ({ video: text });

/** A server that answers when it is told to. */
function makeServer() {
  const calls: { revision: number; video: string; answer: () => void; fail: (code: ApiErrorCode) => void }[] = [];
  const save = (revision: number, sent: BoothContent) =>
    new Promise<BoothDraft>((resolve, reject) =>
      calls.push({
        revision,
        video: sent.video,
        answer: () => resolve(draftOf(revision + 1, sent)),
        fail: (code) => reject(new ApiError({ code, status: 0 })),
      }),
    );
  return { calls, save };
}

describe('keeping a draft', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const passed = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  function start() {
    const server = makeServer();
    const keeper = new DraftKeeper(draftOf(1), server.save);
    return { ...server, keeper, state: () => keeper.get().state };
  }

  it('goes back by steps, and keeps that too', async () => {
    const { keeper, calls } = start();
    keeper.change(video('a'));
    await passed(2_000);
    calls[0]?.answer();
    await passed(0);
    keeper.change(video('b'));
    expect(keeper.get()).toMatchObject({ content: { video: 'b' }, canUndo: true });
    keeper.undo();
    expect(keeper.get().content.video).toBe('a');
    keeper.undo();
    expect(keeper.get()).toMatchObject({ content: { video: '' }, canUndo: false });
    await passed(2_000);
    expect(calls.map((call) => call.video)).toEqual(['a', '']);
    keeper.take(draftOf(7));
    keeper.undo();
    expect(keeper.get()).toMatchObject({ content: { video: '' }, state: 'kept' });
  });

  it('waits for a pause, then sends the newest content once', async () => {
    const { keeper, calls, state } = start();
    for (const text of ['a', 'ab', 'abc']) {
      keeper.change(video(text));
      await passed(300);
    }
    expect([state(), calls.length]).toEqual(['waiting', 0]);
    await passed(1000);
    expect(calls.map((call) => call.video)).toEqual(['abc']);
    calls[0]?.answer();
    await passed(0);
    expect([state(), keeper.get().draft.revision]).toEqual(['kept', 2]);
  });

  it('sends what is typed meanwhile after the answer, with the revision that it brought', async () => {
    const { keeper, calls, state } = start();
    keeper.change(video('a'));
    await passed(1000);
    keeper.change(video('ab'));
    await passed(5000);
    expect([calls.length, state()]).toEqual([1, 'saving']);
    calls[0]?.answer();
    await passed(0);
    expect(calls[1]).toMatchObject({ revision: 2, video: 'ab' });
    expect(keeper.get().content.video).toBe('ab');
    calls[1]?.answer();
    await passed(10_000);
    expect([state(), calls.length]).toEqual(['kept', 2]);
  });

  it('tries again by itself, ever more slowly, and keeps what is on the screen', async () => {
    const { keeper, calls, state } = start();
    keeper.change(video('a'));
    await passed(1000);
    calls[0]?.fail('NETWORK');
    await passed(0);
    expect([state(), keeper.get().content.video]).toEqual(['failed', 'a']);
    await passed(2000);
    calls[1]?.fail('UNAVAILABLE');
    await passed(3999);
    expect(calls).toHaveLength(2);
    await passed(1);
    calls[2]?.answer();
    await passed(0);
    expect(state()).toBe('kept');
  });

  it('leaves a conflict to a person: theirs is taken, or mine goes on over it', async () => {
    const { keeper, calls, state } = start();
    keeper.change(video('mine'));
    await passed(1000);
    calls[0]?.fail('CONFLICT');
    await passed(0);
    keeper.change(video('mine too'));
    await passed(60_000);
    expect([state(), calls.length, await keeper.flush()]).toEqual(['conflict', 1, false]);
    const kept = keeper.overwrite(draftOf(7, { ...content, video: 'theirs' }));
    expect(calls[1]).toMatchObject({ revision: 7, video: 'mine too' });
    calls[1]?.answer();
    expect([await kept, state()]).toEqual([true, 'kept']);
    keeper.take(draftOf(9, { ...content, video: 'theirs' }));
    expect([keeper.get().content.video, state()]).toEqual(['theirs', 'kept']);
  });

  it('does not repeat what is refused until something is changed', async () => {
    const { keeper, calls, state } = start();
    keeper.change(video('a'));
    await passed(1000);
    calls[0]?.fail('BOOTH_LIMIT');
    await passed(60_000);
    expect([state(), calls.length, keeper.get().error?.code]).toEqual(['refused', 1, 'BOOTH_LIMIT']);
    keeper.change(video('b'));
    await passed(1000);
    expect(calls).toHaveLength(2);
  });

  it('keeps at once what is asked for, and says when it could not', async () => {
    const { keeper, calls } = start();
    expect(await keeper.flush()).toBe(true);
    keeper.change(video('a'));
    const flushed = keeper.flush();
    expect(calls).toHaveLength(1);
    calls[0]?.fail('FAIR_NOT_OPEN');
    expect(await flushed).toBe(false);
    keeper.close();
    await passed(60_000);
    expect(calls).toHaveLength(1);
  });
});
