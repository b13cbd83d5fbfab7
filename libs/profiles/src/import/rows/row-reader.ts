import type { ImportKind, RowProblem } from '@parvis/contracts';
import { companyKey } from '../../company/company-key.rules.js';
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
  /** Only in files of exhibitors, in the first row of each company: further rows add people to it. */
  company: ExhibitorRow | null;
  problems: RowProblem[];
  /** Headers of columns, for messages that only saving can give. */
  headers: { email: string; needs: string; offers: string };
}

/** Reads the rows of one file in order. Remembers the addresses it has seen, so it has to see all rows from the first on. */
export class RowReader {
  private readonly seen = new Set<string>();
  private readonly seenCompanies = new Set<string>();

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
    const headers = { email: cells.header('email'), needs: cells.header('needs'), offers: cells.header('offers') };
    if (problems.hasErrors) return { source, person: null, company: null, problems: problems.all, headers };
    // A refused row does not keep a later one with the same address out.
    this.seen.add(person.email);
    return { source, person, company: this.firstOf(company), problems: problems.all, headers };
  }

  private firstOf(company: ExhibitorRow | null): ExhibitorRow | null {
    const key = company && companyKey(company.company);
    if (!key || this.seenCompanies.has(key)) return null;
    this.seenCompanies.add(key);
    return company;
  }

  private exhibitor(cells: Parameters<typeof readExhibitor>[0], problems: RowProblems) {
    const { company, contact } = readExhibitor(cells, this.knowsTopic, problems);
    return { company, person: contact };
  }
}
