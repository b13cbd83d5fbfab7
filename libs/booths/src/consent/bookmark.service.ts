import { Injectable } from '@nestjs/common';
import type { BoothContact } from '@parvis/contracts';
import { type FairCaller, notFound } from '@parvis/platform';
import { BoothReader } from '../booth/booth-reader.js';
import { LeadRepository } from '../lead/lead.repository.js';
import { LeadRecorder } from '../lead/lead-recorder.js';
import { LeadWriter } from '../lead/lead-writer.js';
import { ConsentService } from './consent.service.js';

/** How the caller stands with a booth, and marking it. */
@Injectable()
export class BookmarkService {
  constructor(
    private readonly consents: ConsentService,
    private readonly leads: LeadRepository,
    private readonly recorder: LeadRecorder,
    private readonly writer: LeadWriter,
    private readonly booths: BoothReader,
  ) {}

  /** @throws NOT_FOUND, or NOT_ALLOWED for the own booth */
  async get(fairId: string, boothId: string, caller: FairCaller): Promise<BoothContact> {
    if (!(await this.booths.exists(fairId, boothId))) throw notFound('booth');
    const [standing, person] = await Promise.all([
      this.consents.standing(fairId, boothId, caller),
      this.consents.outsider(fairId, boothId, caller),
    ]);
    return { ...standing, isBookmarked: await this.leads.isMarked(boothId, person.id) };
  }

  async set(fairId: string, boothId: string, isBookmarked: boolean, caller: FairCaller): Promise<BoothContact> {
    if (isBookmarked && !(await this.booths.isShown(fairId, boothId))) throw notFound('booth');
    const { id } = await this.consents.outsider(fairId, boothId, caller);
    const mark = { fairId, boothId, participantId: id, kind: 'bookmarked', key: 'bookmarked', at: new Date() } as const;
    if (isBookmarked) await this.recorder.record(mark);
    else await this.writer.forget({ fairId, boothId, participantId: id }, 'bookmarked');
    return this.get(fairId, boothId, caller);
  }
}
