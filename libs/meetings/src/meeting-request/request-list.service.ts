import { Injectable } from '@nestjs/common';
import type { AnswerOf, listRequests, MeetingRequestPage, QueryOf, RequestPreference } from '@parvis/contracts';
import { pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { RequestRepository } from './request.repository.js';
import { RequestParts } from './request-parts.js';
import { RequestSettings } from './request-settings.js';
import { RequestViews } from './request-views.js';

/** A person's requests, and whether he or she takes any. */
@Injectable()
export class RequestListService {
  constructor(
    private readonly requests: RequestRepository,
    private readonly views: RequestViews,
    private readonly parts: RequestParts,
    private readonly settings: RequestSettings,
  ) {}

  async list(
    fairId: string,
    userId: string,
    { box, cursor, limit }: QueryOf<typeof listRequests>,
  ): Promise<AnswerOf<typeof listRequests>> {
    const own = await this.parts.own(fairId, userId);
    const [rows, total] = await Promise.all([
      this.requests.list(own.id, box, timePositionOf(cursor), limit),
      this.requests.count(own.id, box),
    ]);
    const page = pageFrom(
      rows,
      limit,
      total,
      ({ at, id }) => timePlaceOf({ at: { time: at, id } }),
      (row) => row,
    );
    return { ...page, items: await this.views.many(fairId, own.id, page.items) };
  }

  async count(fairId: string, userId: string): Promise<{ toAnswer: number }> {
    const own = await this.parts.own(fairId, userId);
    return { toAnswer: await this.requests.count(own.id, 'to-answer') };
  }

  async one(fairId: string, userId: string, requestId: string): Promise<MeetingRequestPage> {
    const own = await this.parts.own(fairId, userId);
    return this.views.page(fairId, own.id, requestId);
  }

  async preference(fairId: string, userId: string): Promise<RequestPreference> {
    return this.settings.preference((await this.parts.own(fairId, userId)).id);
  }

  async setPreference(fairId: string, userId: string, preference: RequestPreference): Promise<RequestPreference> {
    return this.settings.setPreference((await this.parts.own(fairId, userId)).id, preference);
  }
}
