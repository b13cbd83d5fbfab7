import { Injectable } from '@nestjs/common';
import { type Page, questionsPerPerson, type StageQuestion, type StageQuestionState } from '@parvis/contracts';
import { DomainError, type FairCaller, notFound, pageFrom, RateLimiter } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { sessionOver } from './stage.errors.js';
import { StageAccess, type StagePlace } from './stage-access.js';
import { StageNews } from './stage-news.js';
import {
  type QuestionRow,
  questionPlaceOf,
  questionPositionOf,
  StageQuestionRepository,
} from './stage-question.repository.js';

const asking = { name: 'stage-questions', points: 5, seconds: 60 };

@Injectable()
export class StageQuestionService {
  constructor(
    private readonly access: StageAccess,
    private readonly questions: StageQuestionRepository,
    private readonly participants: ParticipantReader,
    private readonly limiter: RateLimiter,
    private readonly news: StageNews,
  ) {}

  /** What is hidden is shown to moderators and to who asked it. */
  async list(
    fairId: string,
    sessionId: string,
    query: { state: StageQuestionState; cursor?: string; limit: number },
    caller: FairCaller,
  ): Promise<Page<StageQuestion>> {
    const { part } = await this.access.enter(fairId, sessionId, caller);
    const isOwnOnly = query.state === 'hidden' && part !== 'moderator';
    const list = { sessionId, readerId: caller.userId, state: query.state, isOwnOnly };
    const [rows, total] = await Promise.all([
      this.questions.page(list, questionPositionOf(query.cursor), query.limit),
      this.questions.count(list),
    ]);
    const page = pageFrom(rows, query.limit, total, questionPlaceOf, (row) => row);
    return { ...page, items: await this.views(fairId, page.items, caller) };
  }

  async ask(fairId: string, sessionId: string, text: string, caller: FairCaller): Promise<StageQuestion> {
    await this.enterOpen(fairId, sessionId, caller);
    await this.limiter.consume(asking, caller.userId);
    const id = await this.questions.insert(sessionId, caller.userId, text, questionsPerPerson);
    if (id === null)
      throw new DomainError('TOO_MANY_REQUESTS', 'too-many', `${questionsPerPerson} questions are enough`);
    await this.news.tell(fairId, sessionId);
    return this.view(fairId, sessionId, id, caller);
  }

  async vote(
    fairId: string,
    sessionId: string,
    questionId: string,
    isFor: boolean,
    caller: FairCaller,
  ): Promise<StageQuestion> {
    await this.enterOpen(fairId, sessionId, caller);
    const question = await this.find(sessionId, questionId, caller);
    if (question.state === 'hidden') throw notFound('question');
    if (question.userId === caller.userId)
      throw new DomainError('OWN_QUESTION', 'conflict', 'Nobody votes for the own question');
    await this.questions.vote(questionId, caller.userId, isFor);
    await this.news.tell(fairId, sessionId);
    return this.view(fairId, sessionId, questionId, caller);
  }

  async setState(
    fairId: string,
    sessionId: string,
    questionId: string,
    state: StageQuestionState,
    caller: FairCaller,
  ): Promise<StageQuestion> {
    await this.access.moderate(fairId, sessionId, caller);
    await this.find(sessionId, questionId, caller);
    await this.questions.setState(questionId, state);
    await this.news.tell(fairId, sessionId);
    return this.view(fairId, sessionId, questionId, caller);
  }

  private async enterOpen(fairId: string, sessionId: string, caller: FairCaller): Promise<StagePlace> {
    const place = await this.access.enter(fairId, sessionId, caller);
    if (place.session.state === 'over' || place.session.state === 'cancelled') throw sessionOver();
    return place;
  }

  private async find(sessionId: string, questionId: string, caller: FairCaller): Promise<QuestionRow> {
    const question = await this.questions.find(sessionId, questionId, caller.userId);
    if (!question) throw notFound('question');
    return question;
  }

  private async view(
    fairId: string,
    sessionId: string,
    questionId: string,
    caller: FairCaller,
  ): Promise<StageQuestion> {
    const [view] = await this.views(fairId, [await this.find(sessionId, questionId, caller)], caller);
    if (!view) throw notFound('question');
    return view;
  }

  private async views(fairId: string, rows: readonly QuestionRow[], caller: FairCaller): Promise<StageQuestion[]> {
    const authors = await this.participants.byUsers(fairId, [...new Set(rows.map(({ userId }) => userId))]);
    return rows.map((row) => {
      const author = authors.get(row.userId);
      return {
        id: row.id,
        text: row.text,
        author: author
          ? { name: `${author.firstName} ${author.lastName}`.trim(), companyName: author.companyName }
          : null,
        isOwn: row.userId === caller.userId,
        state: row.state,
        votes: row.votes,
        hasVoted: row.hasVoted,
        askedAt: row.createdAt.toISOString(),
      };
    });
  }
}
