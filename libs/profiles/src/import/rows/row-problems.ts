import type { RowProblem } from '@parvis/contracts';
import { beginningOf } from '../../text/storable.rules.js';

type Code = RowProblem['code'];

const shownCharacters = 200;

/** Collects what is wrong or was changed in one row. */
export class RowProblems {
  readonly all: RowProblem[] = [];

  constructor(private readonly row: number) {}

  get hasErrors(): boolean {
    return this.all.some((problem) => problem.severity === 'error');
  }

  error(column: string, code: Code, value: string): void {
    this.add('error', column, code, value);
  }

  warn(column: string, code: Code, value: string): void {
    this.add('warning', column, code, value);
  }

  private add(severity: RowProblem['severity'], column: string, code: Code, value: string) {
    const shown = value.length > shownCharacters ? `${beginningOf(value, shownCharacters - 1)}…` : value;
    this.all.push({ row: this.row, column, severity, code, value: shown });
  }
}
