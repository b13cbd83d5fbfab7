import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountRepository } from '../../account/account.repository.js';
import type { CompanyRef } from '../../company/company.repository.js';
import { companyKey } from '../../company/company-key.rules.js';
import { completedAtOf } from '../../participant/completeness.rules.js';
import { FairRoles } from '../../participant/fair-roles.js';
import {
  type NewParticipantContent,
  type ParticipantContent,
  type ParticipantRecord,
  ParticipantRepository,
} from '../../participant/participant.repository.js';
import { folded } from '../../text/folded.rules.js';
import { beginningOf } from '../../text/storable.rules.js';
import { type ExhibitorRow, localeOf, localeOfCountry, type PersonRow } from '../rows/person-row.js';
import type { FairDefaults } from './fair-defaults.js';
import { newlySaid, saidSoFar } from './merge.rules.js';

/** `refused`: the address belongs to somebody with another first and last name. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'refused';

interface Row {
  person: PersonRow;
  company: ExhibitorRow | null;
}

const attendanceIn = { virtual: 'virtual', on_site: 'on_site', hybrid: 'both' } as const;
const longestName = 80;

/** Writes the people of a portion of rows: accounts, profiles, roles. */
@Injectable()
export class PeopleSaver {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly participants: ParticipantRepository,
    private readonly roles: FairRoles,
  ) {}

  /** What became of each row, in order. */
  async save(
    manager: EntityManager,
    fair: FairDefaults,
    rows: readonly Row[],
    companies: ReadonlyMap<string, CompanyRef>,
  ): Promise<Outcome[]> {
    if (rows.length === 0) return [];
    const userIds = await this.accounts.ensure(manager, rows.map(accountOf));
    const existing = await this.participants.lockByUsers(manager, fair.fairId, [...userIds.values()]);
    const toInsert: NewParticipantContent[] = [];
    const toUpdate: ParticipantRecord[] = [];
    const outcomes = rows.map(({ person, company }): Outcome => {
      const userId = userIds.get(person.email);
      if (!userId) throw new Error('An account was not made');
      const employer = companies.get(companyKey(person.company)) ?? null;
      const before = existing.get(userId);
      if (!before) {
        toInsert.push({ ...newPerson(person, company, employer, fair), userId });
        return 'created';
      }
      const after = changedPerson(before, person, employer, fair);
      if (!after) return 'unchanged';
      if (company === null && isSomebodyElse(before, after)) return 'refused';
      toUpdate.push(after);
      return 'updated';
    });
    await this.participants.insert(manager, fair.fairId, toInsert);
    await this.participants.update(manager, toUpdate);
    await this.roles.set(manager, fair.fairId, [...toInsert, ...toUpdate]);
    const movedOn = toUpdate.filter(({ userId, companyId }) => existing.get(userId)?.companyId !== companyId);
    await this.roles.movedOn(
      manager,
      fair.fairId,
      movedOn.map(({ userId }) => userId),
    );
    return outcomes;
  }
}

const accountOf = ({ person, company }: Row) => ({
  email: person.email,
  name: `${person.firstName} ${person.lastName}`.trim() || person.company,
  locale: company ? localeOfCountry(company.country) : localeOf(person.languages),
});

function newPerson(
  person: PersonRow,
  company: ExhibitorRow | null,
  employer: CompanyRef | null,
  fair: FairDefaults,
): Omit<NewParticipantContent, 'userId'> {
  // An exhibitor's row may name nobody: then it is the company's contact.
  const isNamed = person.firstName !== '' || person.lastName !== '';
  return {
    email: person.email,
    companyId: employer?.id ?? null,
    kind: employer?.isExhibitor ? 'exhibitor' : 'visitor',
    firstName: isNamed ? person.firstName : 'Contact',
    lastName: isNamed ? person.lastName : beginningOf(person.company, longestName),
    jobTitle: person.jobTitle,
    country: person.country ?? company?.country ?? null,
    languages: person.languages,
    timeZone: person.timeZone ?? fair.timeZone,
    attendance: person.attendance ?? attendanceIn[fair.mode],
    needs: fair.topics.idsOf(person.needs),
    offers: fair.topics.idsOf(person.offers),
    imported: { ...saidSoFar(person, null) },
  };
}

/** The person as the row changes him or her; null when it says nothing that the last import did not say. */
function changedPerson(
  before: ParticipantRecord,
  person: PersonRow,
  employer: CompanyRef | null,
  fair: FairDefaults,
): ParticipantRecord | null {
  const { email: _, ...news } = newlySaid(person, before.imported);
  if (Object.keys(news).length === 0) return null;
  const { needs, offers, company, country, timeZone, attendance, ...rest } = news;
  const companyId = company && employer ? employer.id : before.companyId;
  const content: ParticipantContent = {
    ...before,
    ...rest,
    companyId,
    kind: kindOf(before, companyId, employer),
    country: country ?? before.country,
    timeZone: timeZone ?? before.timeZone,
    attendance: attendance ?? before.attendance,
    needs: needs ? fair.topics.idsOf(needs) : before.needs,
    offers: offers ? fair.topics.idsOf(offers) : before.offers,
    imported: { ...saidSoFar(person, before.imported) },
  };
  const judged = { ...content, isAvailabilityChecked: content.availabilityCheckedAt !== null };
  return { ...before, ...content, completedAt: completedAtOf(judged, before.completedAt, new Date()) };
}

/** A corrected name keeps its first or its last part; two other names under a known address are a mistake in the file. */
const isSomebodyElse = (before: ParticipantRecord, after: ParticipantRecord): boolean =>
  folded(before.firstName) !== folded(after.firstName) && folded(before.lastName) !== folded(after.lastName);

function kindOf(before: ParticipantRecord, companyId: string | null, employer: CompanyRef | null) {
  if (companyId !== employer?.id) return before.kind;
  return employer?.isExhibitor ? 'exhibitor' : 'visitor';
}
