import { Injectable } from '@nestjs/common';
import type { Proof, ProofInput, ProofStanding, ProofToDecide } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { standingOf } from './proof.rules.js';

export interface ProofRecord extends Omit<Proof, 'standing' | 'decidedAt' | 'file'> {
  fairId: string;
  state: 'stated' | 'verified' | 'refused';
  key: string | null;
  fileName: string | null;
  fileType: string | null;
  fileSize: number | null;
  decidedAt: Date | null;
  /** Exact, for cursors. */
  at: string;
}

export interface ProofFile {
  key: string;
  name: string;
  type: string;
  size: number;
}

const columns = `
  id, fair_id as "fairId", booth_id as "boothId", kind, name, issuer, number, issued_on::text as "issuedOn",
  expires_on::text as "expiresOn", key, file_name as "fileName", file_type as "fileType", file_size as "fileSize", state,
  decided_by_name as "decidedBy", decided_at as "decidedAt", note, created_at::text as at`;

/** A change is a new claim: nobody has verified it yet, and it may expire on another day. */
const unverified = `state = 'stated', decided_by_name = '', decided_at = null, note = '', reminded_for = null, expiry_told = false`;

/** SQL for the standing on the day `$2`; the same as `standingOf`. */
const standingSql = `case when state <> 'refused' and expires_on < $2::date then 'expired' else state end`;

@Injectable()
export class ProofRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** By kind and name. */
  list(boothId: string): Promise<ProofRecord[]> {
    return this.dataSource.query(
      `select ${columns} from booths.proof where booth_id = $1 order by kind, name, issued_on desc, id`,
      [boothId],
    );
  }

  /** Of one booth, or with null of any booth of the fair. Within a transaction it is held until the end. */
  async find(fairId: string, boothId: string | null, id: string, manager?: EntityManager): Promise<ProofRecord | null> {
    const [row]: ProofRecord[] = await (manager ?? this.dataSource).query(
      `select ${columns} from booths.proof where fair_id = $1 and ($2::uuid is null or booth_id = $2) and id = $3
       ${manager ? 'for update' : ''}`,
      [fairId, boothId, id],
    );
    return row ?? null;
  }

  async count(manager: EntityManager, boothId: string): Promise<number> {
    await manager.query(`select 1 from booths.booth where id = $1 for update`, [boothId]);
    const [row]: [{ count: number }] = await manager.query(
      `select count(*)::int as count from booths.proof where booth_id = $1`,
      [boothId],
    );
    return row.count;
  }

  async add(manager: EntityManager, fairId: string, boothId: string, proof: ProofInput): Promise<string> {
    const [row]: [{ id: string }] = await manager.query(
      `insert into booths.proof (fair_id, booth_id, kind, name, issuer, number, issued_on, expires_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [fairId, boothId, proof.kind, proof.name, proof.issuer, proof.number, proof.issuedOn, proof.expiresOn],
    );
    return row.id;
  }

  async update(manager: EntityManager, id: string, proof: ProofInput): Promise<void> {
    await manager.query(
      `update booths.proof set kind = $2, name = $3, issuer = $4, number = $5, issued_on = $6, expires_on = $7, ${unverified}
       where id = $1`,
      [id, proof.kind, proof.name, proof.issuer, proof.number, proof.issuedOn, proof.expiresOn],
    );
  }

  async setFile(manager: EntityManager, id: string, file: ProofFile): Promise<void> {
    await manager.query(
      `update booths.proof set key = $2, file_name = $3, file_type = $4, file_size = $5, ${unverified} where id = $1`,
      [id, file.key, file.name, file.type, file.size],
    );
  }

  async remove(manager: EntityManager, id: string): Promise<void> {
    await manager.query(`delete from booths.proof where id = $1`, [id]);
  }

  async decide(
    manager: EntityManager,
    id: string,
    { decision, note, by }: { decision: 'verified' | 'refused'; note: string; by: string },
  ): Promise<void> {
    await manager.query(
      `update booths.proof set state = $2, note = $3, decided_by_name = $4, decided_at = now() where id = $1`,
      [id, decision, note, by],
    );
  }

  /** Of one standing on a day, oldest first. */
  async ofFair(
    fairId: string,
    day: string,
    standing: ProofStanding,
    after: TimePosition | null,
    limit: number,
  ): Promise<ProofRecord[]> {
    return this.dataSource.query(
      `select ${columns} from booths.proof
       where fair_id = $1 and ${standingSql} = $3
         and ($4::timestamptz is null or (created_at, id) > ($4, $5::uuid))
       order by created_at, id limit $6`,
      [fairId, day, standing, after?.time ?? null, after?.id ?? null, limit],
    );
  }

  async countOfFair(fairId: string, day: string, standing: ProofStanding): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from booths.proof where fair_id = $1 and ${standingSql} = $3`,
      [fairId, day, standing],
    );
    return row.count;
  }
}

/** A proof as those see it who may see everything of it. */
export function toProof(row: ProofRecord, today: string): Proof {
  const { id, boothId, kind, name, issuer, number, issuedOn, expiresOn, decidedBy, note } = row;
  const hasFile = row.fileName !== null && row.fileType !== null && row.fileSize !== null;
  return {
    id,
    boothId,
    kind,
    name,
    issuer,
    number,
    issuedOn,
    expiresOn,
    standing: standingOf(row, today),
    file: hasFile ? { name: row.fileName ?? '', type: row.fileType ?? '', size: row.fileSize ?? 0 } : null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy,
    note,
  };
}

export const withCompany = (proof: Proof, companyName: string): ProofToDecide => ({ ...proof, companyName });
