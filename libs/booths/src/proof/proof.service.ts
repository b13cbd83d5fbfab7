import { Injectable } from '@nestjs/common';
import type {
  AnswerOf,
  BodyOf,
  decideProof,
  listProofs,
  listProofsToDecide,
  ProofToDecide,
  QueryOf,
} from '@parvis/contracts';
import { type FairCaller, notFound, Outbox, pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { CompanyReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { DocumentDoor } from '../document/document-door.js';
import { TeamAccounts } from '../document/team-accounts.js';
import { type ProofFile, type ProofRecord, ProofRepository, toProof, withCompany } from './proof.repository.js';
import { certificateStandings, dayOf, standingOf, statedOnly } from './proof.rules.js';
import type { ProofPlace } from './proof-desk.service.js';

/** Proofs as visitors see them and organisers decide on them. */
@Injectable()
export class ProofService {
  constructor(
    private readonly door: DocumentDoor,
    private readonly proofs: ProofRepository,
    private readonly companies: CompanyReader,
    private readonly team: TeamAccounts,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  async list(fairId: string, boothId: string, caller: FairCaller): Promise<AnswerOf<typeof listProofs>> {
    const { isTeam, isOrganiser } = await this.door.enter(fairId, boothId, caller);
    const [rows, company] = await Promise.all([this.proofs.list(boothId), this.companies.card(fairId, boothId)]);
    const today = dayOf(new Date());
    const all = rows.map((row) => toProof(row, today));
    const items =
      isTeam || isOrganiser
        ? all
        : all
            .filter(({ standing }) => standing !== 'refused')
            .map((proof) => ({
              ...proof,
              decidedBy: '',
              note: '',
              file: proof.standing === 'verified' ? proof.file : null,
            }));
    return { items, stated: statedOnly(company?.certificates ?? [], certificateStandings(rows, today)), isTeam };
  }

  /** @throws NOT_FOUND, also for a file that is not verified, to others than the team and organisers */
  async file({ fairId, boothId, proofId }: ProofPlace, caller: FairCaller): Promise<ProofFile & { id: string }> {
    const { isTeam, isOrganiser } = await this.door.enter(fairId, boothId, caller);
    const proof = await this.proofs.find(fairId, boothId, proofId);
    const isSeen = isTeam || isOrganiser || (proof && standingOf(proof, dayOf(new Date())) === 'verified');
    if (!proof || !isSeen || proof.key === null) throw notFound('file');
    const { key, fileName, fileType, fileSize } = proof;
    return { id: key, key, name: fileName ?? '', type: fileType ?? '', size: fileSize ?? 0 };
  }

  async toDecide(
    fairId: string,
    { standing, cursor, limit }: QueryOf<typeof listProofsToDecide>,
  ): Promise<AnswerOf<typeof listProofsToDecide>> {
    const today = dayOf(new Date());
    const [rows, total] = await Promise.all([
      this.proofs.ofFair(fairId, today, standing, timePositionOf(cursor), limit + 1),
      this.proofs.countOfFair(fairId, today, standing),
    ]);
    const companies = await this.companies.cards(fairId, [...new Set(rows.map(({ boothId }) => boothId))]);
    const toItem = (row: ProofRecord) => withCompany(toProof(row, today), companies.get(row.boothId)?.name ?? '');
    return pageFrom(rows, limit, total, ({ id, at }) => timePlaceOf({ at: { time: at, id } }), toItem);
  }

  /** May be decided anew at any time. The company's team is told. */
  async decide(
    fairId: string,
    proofId: string,
    { decision, note }: BodyOf<typeof decideProof>,
    caller: FairCaller,
  ): Promise<ProofToDecide> {
    await this.dataSource.transaction(async (manager) => {
      const proof = await this.proofs.find(fairId, null, proofId, manager);
      if (!proof) throw notFound('proof');
      const { boothId, name } = proof;
      await this.proofs.decide(manager, proofId, { decision, note, by: caller.name || caller.email });
      await this.outbox.record(manager, 'booth.changed.v1', { fairId, companyId: boothId });
      const userIds = await this.team.of(fairId, boothId);
      await this.outbox.record(manager, 'proof.decided.v1', { fairId, boothId, name, decision, userIds });
    });
    const proof = await this.proofs.find(fairId, null, proofId);
    if (!proof) throw notFound('proof');
    const company = await this.companies.card(fairId, proof.boothId);
    return withCompany(toProof(proof, dayOf(new Date())), company?.name ?? '');
  }
}
