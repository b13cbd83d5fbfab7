import { Injectable } from '@nestjs/common';
import type { BodyOf, createStagePoll, Page, StagePoll } from '@parvis/contracts';
import {
  DomainError,
  type FairCaller,
  invalid,
  notFound,
  pageFrom,
  timePlaceOf,
  timePositionOf,
} from '@parvis/platform';
import { sessionOver } from './stage.errors.js';
import { StageAccess } from './stage-access.js';
import { StageNews } from './stage-news.js';
import { StagePollRepository } from './stage-poll.repository.js';
import { pollView } from './stage-poll.rules.js';

/** The address of one poll. */
interface PollAddress {
  fairId: string;
  sessionId: string;
  pollId: string;
}

const pollNotOpen = () => new DomainError('POLL_NOT_OPEN', 'conflict', 'The poll is not open');

@Injectable()
export class StagePollService {
  constructor(
    private readonly access: StageAccess,
    private readonly polls: StagePollRepository,
    private readonly news: StageNews,
  ) {}

  async list(
    fairId: string,
    sessionId: string,
    query: { cursor?: string; limit: number },
    caller: FairCaller,
  ): Promise<Page<StagePoll>> {
    const { part } = await this.access.enter(fairId, sessionId, caller);
    const isModerator = part === 'moderator';
    const list = { sessionId, readerId: caller.userId, withDrafts: isModerator };
    const [rows, total] = await Promise.all([
      this.polls.page(list, timePositionOf(query.cursor), query.limit),
      this.polls.count(sessionId, isModerator),
    ]);
    return pageFrom(
      rows,
      query.limit,
      total,
      ({ time, id }) => timePlaceOf({ at: { time, id } }),
      (row) => pollView(row, isModerator),
    );
  }

  async create(
    fairId: string,
    sessionId: string,
    content: BodyOf<typeof createStagePoll>,
    caller: FairCaller,
  ): Promise<StagePoll> {
    const { session } = await this.access.moderate(fairId, sessionId, caller);
    if (session.state === 'over' || session.state === 'cancelled') throw sessionOver();
    const id = await this.polls.insert(sessionId, content.question, content.options);
    await this.news.tell(fairId, sessionId);
    return this.view(sessionId, id, caller, true);
  }

  async setState(
    { fairId, sessionId, pollId }: PollAddress,
    state: 'open' | 'closed',
    caller: FairCaller,
  ): Promise<StagePoll> {
    const { session } = await this.access.moderate(fairId, sessionId, caller);
    const poll = await this.find(sessionId, pollId, caller);
    if (state === 'open' && session.state !== 'live' && session.state !== 'planned') throw sessionOver();
    if (state === 'closed' && poll.state === 'draft') throw pollNotOpen();
    await this.polls.setState(pollId, state);
    await this.news.tell(fairId, sessionId);
    return this.view(sessionId, pollId, caller, true);
  }

  async vote({ fairId, sessionId, pollId }: PollAddress, choice: number, caller: FairCaller): Promise<StagePoll> {
    const { part } = await this.access.enter(fairId, sessionId, caller);
    const poll = await this.find(sessionId, pollId, caller);
    const isModerator = part === 'moderator';
    if (poll.state === 'draft' && !isModerator) throw notFound('poll');
    if (poll.state !== 'open') throw pollNotOpen();
    if (choice >= poll.options.length) throw invalid('choice', 'unknown');
    await this.polls.vote(pollId, caller.userId, choice);
    await this.news.tell(fairId, sessionId);
    return this.view(sessionId, pollId, caller, isModerator);
  }

  private async find(sessionId: string, pollId: string, caller: FairCaller) {
    const poll = await this.polls.find(sessionId, pollId, caller.userId);
    if (!poll) throw notFound('poll');
    return poll;
  }

  private async view(sessionId: string, pollId: string, caller: FairCaller, isModerator: boolean): Promise<StagePoll> {
    return pollView(await this.find(sessionId, pollId, caller), isModerator);
  }
}
