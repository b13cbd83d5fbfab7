import type { StagePoll } from '@parvis/contracts';

/** A poll as one person sees it: nobody is told how the others vote before having voted, moderators aside. */
export function pollView(
  poll: Pick<StagePoll, 'id' | 'question' | 'state' | 'ownChoice'> & { options: string[]; tally: number[] },
  isModerator: boolean,
): StagePoll {
  const { id, question, state, ownChoice, options, tally } = poll;
  const showsVotes = isModerator || state === 'closed' || ownChoice !== null;
  return {
    id,
    question,
    state,
    ownChoice,
    options: options.map((text, index) => ({ text, votes: showsVotes ? (tally[index] ?? 0) : null })),
    votes: tally.reduce((sum, votes) => sum + votes, 0),
  };
}
