import { Injectable } from '@nestjs/common';
import type { ParticipantCard, Role } from '@parvis/contracts';
import { Grants } from '@parvis/platform';
import type { EntityManager } from 'typeorm';

const roleOf: Record<ParticipantCard['kind'], Role> = { exhibitor: 'exhibitor', visitor: 'participant' };
const otherRole: Record<ParticipantCard['kind'], Role> = { exhibitor: 'participant', visitor: 'exhibitor' };

/** Keeps the roles of accounts in step with what their people are in a fair. */
@Injectable()
export class FairRoles {
  constructor(private readonly grants: Grants) {}

  /** Gives each account the role of its kind and takes the other one; an organiser stays one. */
  async set(
    manager: EntityManager,
    fairId: string,
    people: readonly { userId: string; kind: ParticipantCard['kind'] }[],
  ): Promise<void> {
    await this.grants.give(
      manager,
      fairId,
      people.map(({ userId, kind }) => ({ userId, role: roleOf[kind] })),
    );
    await this.grants.take(
      manager,
      fairId,
      people.map(({ userId, kind }) => ({ userId, role: otherRole[kind] })),
    );
  }

  /** These people stand for another company now: what they could do at the booth of the former is over. */
  async movedOn(manager: EntityManager, fairId: string, userIds: readonly string[]): Promise<void> {
    await this.grants.tellLost(manager, fairId, userIds);
  }
}
