import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { FairTables } from './fair-tables.js';

/** Timetables to come heed it; meetings that are at a table already stay there until then. */
@HandlesEvent('tables.changed.v1', 'matchmaking.tables')
export class TablesChangedHandler implements EventHandler<'tables.changed.v1'> {
  constructor(private readonly tables: FairTables) {}

  handle(change: EventPayload<'tables.changed.v1'>): Promise<void> {
    return this.tables.note(change);
  }
}
