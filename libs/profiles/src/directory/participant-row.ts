import type { ParticipantRow } from '@parvis/contracts';
import { toCard } from '../participant/participant-card.js';
import type { ListRow } from './directory.repository.js';

export const toParticipantRow = (row: ListRow): ParticipantRow => ({
  ...toCard(row),
  email: row.email,
  invitedAt: row.invitedAt?.toISOString() ?? null,
  signedInAt: row.signedInAt?.toISOString() ?? null,
  completedAt: row.completedAt?.toISOString() ?? null,
});
