import { Injectable } from '@nestjs/common';
import type { Agreement, Locale, LocalText } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

type AgreementRow = Omit<Agreement, 'createdAt'> & { createdAt: Date };

export interface SignatureRecord {
  id: string;
  fairId: string;
  boothId: string;
  companyName: string;
  documentId: string;
  documentTitle: string;
  versionNumber: number;
  versionSha256: string;
  agreementId: string;
  language: Locale;
  participantId: string;
  typedName: string;
  profileName: string;
  profileCompany: string;
  email: string;
  address: string;
  userAgent: string;
  signedAt: Date;
}

const columns = `id, number, booth_id is not null as "isOwn", text, created_at as "createdAt"`;
const toAgreement = ({ createdAt, ...row }: AgreementRow): Agreement => ({
  ...row,
  createdAt: createdAt.toISOString(),
});

/** Texts that are signed, and signatures. Neither ever changes; the database refuses it. */
@Injectable()
export class AgreementRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest text of a booth, or the organiser's with null. */
  async latest(
    fairId: string,
    boothId: string | null,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Agreement | null> {
    const [row]: AgreementRow[] = await manager.query(
      `select ${columns} from booths.agreement where fair_id = $1 and booth_id is not distinct from $2
       order by number desc limit 1`,
      [fairId, boothId],
    );
    return row ? toAgreement(row) : null;
  }

  async find(id: string): Promise<Agreement | null> {
    const [row]: AgreementRow[] = await this.dataSource.query(`select ${columns} from booths.agreement where id = $1`, [
      id,
    ]);
    return row ? toAgreement(row) : null;
  }

  /** The next version. Two writers at once: one after the other. */
  async add(manager: EntityManager, fairId: string, boothId: string | null, text: LocalText, by: string | null) {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended('agreement ' || $1, 0))`, [boothId ?? fairId]);
    const [row]: [AgreementRow] = await manager.query(
      `insert into booths.agreement (fair_id, booth_id, number, text, created_by)
       select $1, $2, coalesce(max(number) + 1, 1), $3::jsonb, $4
       from booths.agreement where fair_id = $1 and booth_id is not distinct from $2
       returning ${columns}`,
      [fairId, boothId, JSON.stringify(text), by],
    );
    return toAgreement(row);
  }

  /** The first version of the organiser's text, unless there is one. */
  async begin(fairId: string, text: LocalText): Promise<void> {
    await this.dataSource.query(
      `insert into booths.agreement (fair_id, booth_id, number, text) values ($1, null, 1, $2::jsonb)
       on conflict (fair_id, booth_id, number) do nothing`,
      [fairId, JSON.stringify(text)],
    );
  }

  async usesOwn(boothId: string, manager: EntityManager = this.dataSource.manager): Promise<boolean> {
    const [row]: { usesOwn: boolean }[] = await manager.query(
      `select uses_own as "usesOwn" from booths.agreement_choice where booth_id = $1`,
      [boothId],
    );
    return row?.usesOwn ?? false;
  }

  async choose(manager: EntityManager, boothId: string, usesOwn: boolean): Promise<void> {
    await manager.query(
      `insert into booths.agreement_choice (booth_id, uses_own) values ($1, $2)
       on conflict (booth_id) do update set uses_own = excluded.uses_own`,
      [boothId, usesOwn],
    );
  }

  /** Signing the same text for the same document again is the first signature. */
  async sign(manager: EntityManager, signature: Omit<SignatureRecord, 'id' | 'signedAt'>): Promise<string> {
    await manager.query(
      `insert into booths.signature (fair_id, booth_id, company_name, document_id, document_title, version_number,
         version_sha256, agreement_id, language, participant_id, typed_name, profile_name, profile_company, email, address,
         user_agent)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
       on conflict (document_id, participant_id, agreement_id) do nothing`,
      [
        signature.fairId,
        signature.boothId,
        signature.companyName,
        signature.documentId,
        signature.documentTitle,
        signature.versionNumber,
        signature.versionSha256,
        signature.agreementId,
        signature.language,
        signature.participantId,
        signature.typedName,
        signature.profileName,
        signature.profileCompany,
        signature.email,
        signature.address,
        signature.userAgent,
      ],
    );
    const [row]: [{ id: string }] = await manager.query(
      `select id from booths.signature where document_id = $1 and participant_id = $2 and agreement_id = $3`,
      [signature.documentId, signature.participantId, signature.agreementId],
    );
    return row.id;
  }

  async findSignature(fairId: string, id: string): Promise<SignatureRecord | null> {
    const [row]: SignatureRecord[] = await this.dataSource.query(
      `select id, fair_id as "fairId", booth_id as "boothId", company_name as "companyName", document_id as "documentId",
         document_title as "documentTitle", version_number as "versionNumber", version_sha256 as "versionSha256",
         agreement_id as "agreementId", language, participant_id as "participantId", typed_name as "typedName",
         profile_name as "profileName", profile_company as "profileCompany", email, address, user_agent as "userAgent",
         signed_at as "signedAt"
       from booths.signature where fair_id = $1 and id = $2`,
      [fairId, id],
    );
    return row ?? null;
  }
}
