import { Injectable } from '@nestjs/common';
import type { addParticipant, BodyOf, ParticipantRow } from '@parvis/contracts';
import { FairReader, TopicWriter } from '@parvis/fairs';
import { DomainError, invalid } from '@parvis/platform';
import type { EntityManager } from 'typeorm';
import { AccountRepository } from '../account/account.repository.js';
import { CompanyRepository } from '../company/company.repository.js';
import { companyKey } from '../company/company-key.rules.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { toParticipantRow } from '../directory/participant-row.js';
import { silentExhibitor, silentPerson } from '../import/rows/person-row.js';
import type { ReadRow } from '../import/rows/row-reader.js';
import { FairTopics } from '../import/saving/fair-topics.js';
import { PortionSaver } from '../import/saving/portion-saver.js';

type NewParticipant = BodyOf<typeof addParticipant>;

/** Adds one person by hand, just as an import of one row does. */
@Injectable()
export class AddParticipantService {
  constructor(
    private readonly fairs: FairReader,
    private readonly topics: TopicWriter,
    private readonly accounts: AccountRepository,
    private readonly companies: CompanyRepository,
    private readonly saver: PortionSaver,
    private readonly directory: DirectoryRepository,
  ) {}

  /** @throws ALREADY_TAKES_PART; INVALID_INPUT for an exhibitor without company or a visitor of a company that exhibits. */
  async add(manager: EntityManager, fairId: string, given: NewParticipant): Promise<ParticipantRow> {
    const { timeZone, mode, status } = await this.fairs.get(fairId);
    if (status === 'closed') throw new DomainError('FAIR_NOT_OPEN', 'conflict', 'The fair is closed');
    await this.assertCompany(manager, fairId, given);
    // Made here because the row itself says nothing of the language.
    const name = `${given.firstName} ${given.lastName}`;
    await this.accounts.ensure(manager, [{ email: given.email, name, locale: given.locale }]);
    if (await this.directory.byEmail(fairId, given.email, manager)) throw alreadyThere();
    const topics = new FairTopics(this.topics, fairId, []);
    await this.saver.save(manager, { fairId, timeZone, mode, topics }, [rowOf(given)]);
    const row = await this.directory.byEmail(fairId, given.email, manager);
    if (!row) throw new Error('The person was not added');
    return toParticipantRow(row);
  }

  private async assertCompany(manager: EntityManager, fairId: string, { kind, companyName }: NewParticipant) {
    if (kind === 'exhibitor') {
      if (companyName === '') throw invalid('companyName', 'required');
      return;
    }
    const key = companyKey(companyName);
    const company = (await this.companies.byKeys(manager, fairId, [key])).get(key);
    if (company?.isExhibitor) throw invalid('companyName', 'company-exhibits');
  }
}

const alreadyThere = () => new DomainError('ALREADY_TAKES_PART', 'conflict', 'This person takes part already');

function rowOf({ kind, email, firstName, lastName, companyName: company }: NewParticipant): ReadRow {
  return {
    source: { number: 0, cells: [] },
    person: { ...silentPerson, email, firstName, lastName, company },
    company: kind === 'exhibitor' ? { ...silentExhibitor, company } : null,
    problems: [],
    headers: { email: '', needs: '', offers: '' },
  };
}
