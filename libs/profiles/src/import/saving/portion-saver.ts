import { Injectable } from '@nestjs/common';
import type { EventPayload, RowProblem } from '@parvis/contracts';
import { topicKey } from '@parvis/fairs';
import { Outbox } from '@parvis/platform';
import type { EntityManager } from 'typeorm';
import { CompanyRepository } from '../../company/company.repository.js';
import { companyKey } from '../../company/company-key.rules.js';
import { FairRoles } from '../../participant/fair-roles.js';
import { ParticipantRepository } from '../../participant/participant.repository.js';
import type { ExhibitorRow } from '../rows/person-row.js';
import type { ReadRow } from '../rows/row-reader.js';
import type { FairDefaults } from './fair-defaults.js';
import { newlySaid, saidSoFar } from './merge.rules.js';
import { type Outcome, PeopleSaver } from './people-saver.js';

/** What a portion of rows has led to. */
export interface PortionResult {
  created: number;
  updated: number;
  unchanged: number;
  problems: RowProblem[];
  refused: ReadRow[];
}

const hasChanged = (outcome: Outcome | undefined) => outcome === 'created' || outcome === 'updated';

type Exhibitors = EventPayload<'exhibitors.imported.v1'>['exhibitors'];

/** Writes a portion of rows in one transaction, with a fixed number of statements however many rows there are. */
@Injectable()
export class PortionSaver {
  constructor(
    private readonly companies: CompanyRepository,
    private readonly participants: ParticipantRepository,
    private readonly people: PeopleSaver,
    private readonly roles: FairRoles,
    private readonly outbox: Outbox,
  ) {}

  async save(manager: EntityManager, fair: FairDefaults, rows: readonly ReadRow[]): Promise<PortionResult> {
    const accepted = rows.flatMap((row) => (row.person ? [{ ...row, person: row.person }] : []));
    const topicProblems = await this.topics(manager, fair, accepted);
    const refs = await this.companies.ensure(
      manager,
      fair.fairId,
      accepted.map((row) => row.person.company),
    );
    const changed = await this.exhibitors(manager, fair, rows, refs);
    const outcomes = await this.people.save(manager, fair, accepted, refs);
    const isChanged = (row: ReadRow) => row.company !== null && changed.has(companyKey(row.company.company));
    const final = accepted.map((row, index): Outcome => {
      const outcome = outcomes[index] ?? 'unchanged';
      return outcome === 'unchanged' && isChanged(row) ? 'updated' : outcome;
    });
    await this.recordChanges(manager, fair.fairId, {
      emails: accepted.flatMap(({ person }, index) => (hasChanged(outcomes[index]) ? [person.email] : [])),
      companyIds: [...changed].flatMap((key) => refs.get(key)?.id ?? []),
    });
    const othersAddress = accepted.filter((_, index) => outcomes[index] === 'refused');
    const addressProblems = othersAddress.map(
      ({ source, person, headers }): RowProblem => ({
        row: source.number,
        column: headers.email,
        severity: 'error',
        code: 'email-of-another',
        value: person.email,
      }),
    );
    return {
      created: final.filter((outcome) => outcome === 'created').length,
      updated: final.filter((outcome) => outcome === 'updated').length,
      unchanged: final.filter((outcome) => outcome === 'unchanged').length,
      problems: [...rows.flatMap((row) => row.problems), ...topicProblems, ...addressProblems].sort(
        (a, b) => a.row - b.row,
      ),
      refused: [...rows.filter((row) => row.person === null), ...othersAddress],
    };
  }

  /** Says whose profiles the matcher has to look at anew: a company's size, country and certificates are also its people's. */
  private async recordChanges(
    manager: EntityManager,
    fairId: string,
    changes: { emails: readonly string[]; companyIds: readonly string[] },
  ): Promise<void> {
    if (changes.emails.length === 0 && changes.companyIds.length === 0) return;
    const ids = await this.participants.idsOf(manager, fairId, changes);
    await this.outbox.recordAll(
      manager,
      'profiles.changed.v1',
      inPortions(ids).map((participantIds) => ({ fairId, participantIds })),
    );
  }

  /** Makes topics of new words; says so once a topic, at the first row that names it. */
  private async topics(
    manager: EntityManager,
    { topics }: FairDefaults,
    rows: readonly (ReadRow & { person: NonNullable<ReadRow['person']> })[],
  ): Promise<RowProblem[]> {
    const mentions = rows.flatMap(({ source, person, headers }) => [
      ...person.needs.map((name) => ({ row: source.number, column: headers.needs, name })),
      ...person.offers.map((name) => ({ row: source.number, column: headers.offers, name })),
    ]);
    const unknown = mentions.filter(({ name }) => !topics.knows(name));
    if (unknown.length === 0) return [];
    await topics.extend(
      manager,
      unknown.map(({ name }) => name),
    );
    const told = new Set<string>();
    return unknown.flatMap(({ row, column, name }): RowProblem[] => {
      const [id] = topics.idsOf([name]);
      const topic = id ?? topicKey(name);
      if (told.has(topic)) return [];
      told.add(topic);
      // A word that is still unknown found the taxonomy full.
      return [{ row, column, severity: 'warning', code: id ? 'topic-created' : 'not-saved', value: name }];
    });
  }

  /** Writes what rows say of companies; answers the keys of those that are new as exhibitors or have changed. */
  private async exhibitors(
    manager: EntityManager,
    { fairId }: FairDefaults,
    rows: readonly ReadRow[],
    refs: Awaited<ReturnType<CompanyRepository['ensure']>>,
  ): Promise<Set<string>> {
    const changes = rows.flatMap(({ person, company }) => {
      const ref = company && refs.get(companyKey(company.company));
      if (!person || !company || !ref) return [];
      const news = newlySaid(company, ref.imported);
      if (ref.isExhibitor && Object.keys(news).length === 0) return [];
      return [{ company, ref, news, imported: saidSoFar(company, ref.imported) }];
    });
    if (changes.length === 0) return new Set();
    const ids = await this.companies.writeExhibitors(
      manager,
      fairId,
      changes.map(({ ref, news, imported }) => ({ ...toWrite(news), key: ref.key, imported })),
    );
    const begun = changes.filter(({ ref }) => !ref.isExhibitor).map(({ ref }) => ref);
    const staff = await this.participants.makeStaff(manager, begun);
    await this.roles.set(
      manager,
      fairId,
      staff.map((userId) => ({ userId, kind: 'exhibitor' })),
    );
    for (const { ref } of changes) ref.isExhibitor = true;
    const exhibitors: Exhibitors = changes.flatMap(({ ref, imported }) => {
      const companyId = ids.get(ref.key);
      const { boothSize, tagline } = imported as Partial<ExhibitorRow>;
      return companyId ? [{ companyId, size: boothSize ?? 'S', tagline: tagline ?? '' }] : [];
    });
    await this.outbox.record(manager, 'exhibitors.imported.v1', { fairId, exhibitors });
    return new Set(changes.map(({ ref }) => ref.key));
  }
}

/** As many ids as one event takes. */
const idsAtOnce = 1000;

const inPortions = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / idsAtOnce) }, (_, index) =>
    items.slice(index * idsAtOnce, (index + 1) * idsAtOnce),
  );

const toWrite = (news: Partial<ExhibitorRow>) => ({
  name: news.company ?? null,
  country: news.country ?? null,
  sector: news.sector ?? null,
  email: news.email ?? null,
  website: news.website ?? null,
  employees: news.employees ?? null,
  certificates: news.certificates ?? null,
});
