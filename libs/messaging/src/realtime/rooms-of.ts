import type { Role } from '@parvis/contracts';
import { audience } from '@parvis/platform';

/** The socket rooms that a person's browser belongs into. */
export function roomsOf(userId: string, fairs: ReadonlyMap<string, readonly Role[]>): string[] {
  return [
    audience.user(userId),
    ...[...fairs].flatMap(([fairId, roles]) =>
      roles.includes('organiser') ? [audience.fair(fairId), audience.organisers(fairId)] : [audience.fair(fairId)],
    ),
  ];
}
