import type { ImportKind, RowProblem } from '@parvis/contracts';
import type { SheetRow } from '../reading/sheet-row.js';
import type { ExhibitorRow, PersonRow } from './person-row.js';
import { type KnowsTopic, readExhibitor, readParticipant } from './read-row.rules.js';
import { type Layout, readCells } from './row-cells.rules.js';
import { RowProblems } from './row-problems.js';

/** A row that can be saved, or one that is refused. */
export interface ReadRow {
  source: SheetRow;
  /** Null when the row is refused; then at least one of the problems is an error. */
  person: PersonRow | null;
  /** Only in files of exhibitors. */
  company: ExhibitorRow | null;
  problems: RowProblem[];
}

/** Reads the rows of one file in order. Remembers the addresses it has seen, so it has to see all rows from the first on. */
export class RowReader {
  private readonly seen = new Set<string>();

  constructor(
    private readonly kind: ImportKind,
    private readonly layout: Layout,
    private readonly knowsTopic: KnowsTopic,
  ) {}

  read(source: SheetRow): ReadRow {
    const problems = new RowProblems(source.number);
    const cells = readCells(source, this.layout, problems);
    const { company, person } =
      this.kind === 'exhibitors'
        ? this.exhibitor(cells, problems)
        : { company: null, person: readParticipant(cells, this.knowsTopic, problems) };
    if (person.email !== '' && this.seen.has(person.email)) {
      problems.error(cells.header('email'), 'email-doubled', cells.text('email'));
    }
    if (problems.hasErrors) return { source, person: null, company: null, problems: problems.all };
    // A refused row does not keep a later one with the same address out.
    this.seen.add(person.email);
    return { source, person, company, problems: problems.all };
  }

  private exhibitor(cells: Parameters<typeof readExhibitor>[0], problems: RowProblems) {
    const { company, contact } = readExhibitor(cells, this.knowsTopic, problems);
    return { company, person: contact };
  }
}
