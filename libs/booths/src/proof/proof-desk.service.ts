import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { documentPictureMaxBytes, type Proof, type ProofInput } from '@parvis/contracts';
import {
  type FairCaller,
  FileStore,
  inspectUpload,
  invalid,
  notFound,
  Outbox,
  type RateLimit,
  RateLimiter,
  type UploadedFile,
} from '@parvis/platform';
import { CompanyReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { DocumentDoor } from '../document/document-door.js';
import { VersionRepository } from '../document/version.repository.js';
import { ProofRepository, toProof } from './proof.repository.js';
import { dayOf } from './proof.rules.js';

const most = 50;
/** Of one booth: organisers are told of each, also of one that is taken away again. */
const addLimit: RateLimit = { name: 'proofs-added', points: 60, seconds: 3_600 };

/** Where a proof stands. */
export interface ProofPlace {
  fairId: string;
  boothId: string;
  proofId: string;
}

/** What a company does with its proofs. Whatever it changes has to be verified anew, and the matching looks again. */
@Injectable()
export class ProofDeskService {
  constructor(
    private readonly door: DocumentDoor,
    private readonly proofs: ProofRepository,
    private readonly uploads: VersionRepository,
    private readonly files: FileStore,
    private readonly companies: CompanyReader,
    private readonly outbox: Outbox,
    private readonly limiter: RateLimiter,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws NOT_ALLOWED, FAIR_NOT_OPEN, INVALID_INPUT for more than 50, TOO_MANY_REQUESTS */
  async add({ fairId, boothId }: Omit<ProofPlace, 'proofId'>, input: ProofInput, caller: FairCaller): Promise<Proof> {
    await this.enter(fairId, boothId, caller);
    await this.limiter.consume(addLimit, boothId);
    const company = await this.companies.card(fairId, boothId);
    const proofId = await this.dataSource.transaction(async (manager) => {
      if ((await this.proofs.count(manager, boothId)) >= most) throw invalid('proofs', 'too-many');
      const id = await this.proofs.add(manager, fairId, boothId, input);
      await this.outbox.record(manager, 'booth.changed.v1', { fairId, companyId: boothId });
      const by = company?.name ?? '';
      await this.outbox.record(manager, 'decision.awaited.v1', { fairId, what: 'proof', by });
      return id;
    });
    return this.view({ fairId, boothId, proofId });
  }

  async update(place: ProofPlace, input: ProofInput, caller: FairCaller): Promise<Proof> {
    await this.enter(place.fairId, place.boothId, caller);
    await this.change(place, (manager) => this.proofs.update(manager, place.proofId, input));
    return this.view(place);
  }

  /** @throws what is wrong with the file */
  async putFile(place: ProofPlace, upload: UploadedFile, caller: FairCaller): Promise<Proof> {
    const { fairId, boothId, proofId } = place;
    await this.enter(fairId, boothId, caller);
    if (!(await this.proofs.find(fairId, boothId, proofId))) throw notFound('proof');
    const { bytes, name, ending, type } = await inspectUpload(upload, { pictureMaxBytes: documentPictureMaxBytes });
    const key = `fairs/${fairId}/proofs/${randomUUID()}.${ending}`;
    await this.uploads.announce(key);
    await this.files.put(key, bytes, type);
    await this.change(place, async (manager) => {
      await this.proofs.setFile(manager, proofId, { key, name, type, size: bytes.byteLength });
      await this.uploads.keep(manager, key);
    });
    return this.view(place);
  }

  async remove(place: ProofPlace, caller: FairCaller): Promise<void> {
    await this.enter(place.fairId, place.boothId, caller);
    await this.change(place, (manager) => this.proofs.remove(manager, place.proofId));
  }

  private async enter(fairId: string, boothId: string, caller: FairCaller): Promise<void> {
    await this.door.enterAsTeam(fairId, boothId, caller);
    await this.door.assertOpen(fairId);
  }

  private async change(
    { fairId, boothId, proofId }: ProofPlace,
    work: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.proofs.find(fairId, boothId, proofId, manager))) throw notFound('proof');
      await work(manager);
      await this.outbox.record(manager, 'booth.changed.v1', { fairId, companyId: boothId });
    });
  }

  private async view({ fairId, boothId, proofId }: ProofPlace): Promise<Proof> {
    const proof = await this.proofs.find(fairId, boothId, proofId);
    if (!proof) throw notFound('proof');
    return toProof(proof, dayOf(new Date()));
  }
}
