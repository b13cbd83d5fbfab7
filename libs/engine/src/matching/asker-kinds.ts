import type { CompiledModel, KindParts } from './compiled-model.js';
import type { PeopleTable } from './people-table.js';
import { traitGroups } from './trait-groups.js';
import { at } from './typed.js';

/** What trait groups add for one asker after the other, looked up by the numbers of the asker's kinds. */
export class AskerKinds {
  private readonly strides: readonly number[];
  private readonly known = traitGroups.map(() => new Map<number, KindParts>());

  constructor(
    private readonly model: CompiledModel,
    private readonly asking: PeopleTable,
    private readonly asked: PeopleTable,
  ) {
    this.strides = asking.kinds.map(({ to }) => to.examples.length);
  }

  /** The parts of a row of those who ask; groups that add nothing to anybody are left out. */
  of(row: number): KindParts[] {
    const { asking, asked, model, known } = this;
    const parts: KindParts[] = [];
    for (let g = 0; g < known.length; g++) {
      const from = at(asking.kindFrom[g] as Int32Array, row);
      const key = from * (this.strides[g] as number) + at(asking.kindTo[g] as Int32Array, row);
      let part = known[g]?.get(key);
      if (part === undefined) {
        part = model.partsOf(g, asking.personAt(row), asked);
        known[g]?.set(key, part);
      }
      if (!part.isNothing) parts.push(part);
    }
    return parts;
  }
}
