import { Injectable } from '@nestjs/common';
import { VisitRepository } from './visit.repository.js';

/** What other domains may read of visits. */
@Injectable()
export class VisitReader {
  constructor(private readonly visits: VisitRepository) {}

  /** Whether this person looks at this booth now, and agrees to be seen there. */
  isSeenAt(boothId: string, participantId: string): Promise<boolean> {
    return this.visits.isSeenAt(boothId, participantId);
  }
}
