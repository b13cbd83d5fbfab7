import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type CertificateStandings, certificateStandings, dayOf, type NamedProof } from './proof.rules.js';

/** What other domains may read of proofs. */
@Injectable()
export class ProofReader {
  constructor(private readonly dataSource: DataSource) {}

  /** What proofs say of certificates today, by company id; companies without any are left out. Without ids: all of the fair. One query. */
  async certificates(fairId: string, companyIds?: readonly string[]): Promise<Map<string, CertificateStandings>> {
    if (companyIds?.length === 0) return new Map();
    const rows: (NamedProof & { companyId: string })[] = await this.dataSource.query(
      `select booth_id as "companyId", kind, name, state, expires_on::text as "expiresOn" from booths.proof
       where fair_id = $1 and kind = 'certificate' ${companyIds ? 'and booth_id = any($2::uuid[])' : ''}`,
      companyIds ? [fairId, companyIds] : [fairId],
    );
    const byCompany = new Map<string, NamedProof[]>();
    for (const { companyId, ...proof } of rows) byCompany.set(companyId, [...(byCompany.get(companyId) ?? []), proof]);
    const today = dayOf(new Date());
    return new Map([...byCompany].map(([id, proofs]) => [id, certificateStandings(proofs, today)]));
  }
}
