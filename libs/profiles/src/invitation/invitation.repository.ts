import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@parvis/contracts';
import type { EntityManager } from 'typeorm';

/** Whom an invitation is for. */
export type Invitees = { to: 'not-invited' } | { to: 'not-signed-in' } | { to: readonly string[] };

type Invited = EventPayload<'participant.invited.v1'>;

/** Pressing the button twice must not write to a thousand people twice. */
const justInvited = `invited_at > now() - interval '1 minute'`;

@Injectable()
export class InvitationRepository {
  /** Marks people as invited now; answers who that are. Of groups, those invited in the last minute are left out. */
  async invite(manager: EntityManager, fairId: string, { to }: Invitees): Promise<Omit<Invited, 'fairId'>[]> {
    const condition = {
      'not-invited': 'p.invited_at is null',
      'not-signed-in': `p.signed_in_at is null and (p.invited_at is null or not ${justInvited})`,
    };
    const isGroup = typeof to === 'string';
    const [rows]: [(Omit<Invited, 'fairId' | 'at'> & { at: Date })[], number] = await manager.query(
      `update profiles.participant p set invited_at = now()
       from auth."user" u where u.id = p.user_id and p.fair_id = $1 and ${isGroup ? condition[to] : 'p.id = any($2::uuid[])'}
       returning p.id as "participantId", p.user_id as "userId", u.locale, p.invited_at as at`,
      isGroup ? [fairId] : [fairId, to],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
