import { Injectable } from '@nestjs/common';
import { DomainError, type FairCaller, notFound } from '@parvis/platform';
import { StandCallService } from './stand-call.service.js';
import { StandCallNews } from './stand-call-news.js';
import { StandGreetingRepository } from './stand-greeting.repository.js';

/** A word from a stand on the page of somebody who looks at it. */
@Injectable()
export class StandGreetingService {
  constructor(
    private readonly greetings: StandGreetingRepository,
    private readonly calls: StandCallService,
    private readonly news: StandCallNews,
  ) {}

  /** @throws VISITOR_NOT_SEEN, and TOO_MANY_REQUESTS for a visitor whom this stand has just greeted. */
  async greet(fairId: string, boothId: string, toId: string, text: string, caller: FairCaller): Promise<void> {
    const own = await this.calls.staff(fairId, boothId, caller);
    await this.calls.assertSeen(boothId, toId, own.id);
    if (!(await this.greetings.add(fairId, boothId, own.id, toId, text)))
      throw new DomainError('TOO_MANY_REQUESTS', 'too-many', 'This visitor has just been greeted');
    await this.news.tellOnly(fairId, [toId]);
  }

  async dismiss(fairId: string, greetingId: string, caller: FairCaller): Promise<void> {
    const me = await this.calls.me(fairId, caller);
    if (!(await this.greetings.dismiss(greetingId, me.id))) throw notFound('greeting');
  }
}
