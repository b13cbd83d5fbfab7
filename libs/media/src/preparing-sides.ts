import type { Lobby } from './lobby.js';
import type { Identity } from './peer.js';
import type { Roster } from './roster.js';

/**
 * Who waits in front of a meeting because the other side still prepares in its back room. The meeting begins with the first person in
 * it, and whoever stands in front of it does not prepare any more: so two sides never wait for each other.
 */
export class PreparingSides {
  private backRooms: ReadonlySet<string> = new Set();

  constructor(
    private readonly room: { readonly roster: Pick<Roster, 'listedCount'>; readonly lobby: Pick<Lobby, 'lines'> },
    private readonly now: () => number = Date.now,
  ) {}

  /** The back rooms in which somebody prepares now. */
  set(backRooms: Iterable<string>): void {
    this.backRooms = new Set(backRooms);
  }

  holdsBack({ sides }: Pick<Identity, 'sides'>): boolean {
    const { roster, lobby } = this.room;
    if (sides === undefined || !this.backRooms.has(sides.other) || roster.listedCount > 0) return false;
    if (this.now() >= Date.parse(sides.opensAt)) return false;
    return !lobby.lines.some(({ identity }) => identity.sides?.own === sides.other);
  }
}
