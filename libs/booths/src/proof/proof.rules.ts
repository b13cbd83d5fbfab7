import type { ProofStanding } from '@parvis/contracts';
import { certificateKey } from '@parvis/profiles';

export interface ProofState {
  state: 'stated' | 'verified' | 'refused';
  /** Last day, `2026-11-22`; null: it does not expire. */
  expiresOn: string | null;
}

/** What a proof is worth on a day. An expired one is expired, whoever verified it; a refused one stays refused. */
export function standingOf({ state, expiresOn }: ProofState, today: string): ProofStanding {
  return state !== 'refused' && expiresOn !== null && expiresOn < today ? 'expired' : state;
}

/** Days are those of UTC: a certificate's last day has no zone either. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

export const daysLater = (day: string, days: number): string =>
  dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000));

export interface NamedProof extends ProofState {
  kind: string;
  name: string;
}

/** Certificates of a company, as `certificateKey`s. */
export interface CertificateStandings {
  /** Those of which a proof is in force. */
  proven: ReadonlySet<string>;
  /** Those of which every proof has expired or was refused: they count no more, whatever is stated elsewhere. */
  void: ReadonlySet<string>;
}

/** What a company's proofs say of its certificates on a day. */
export function certificateStandings(proofs: readonly NamedProof[], today: string): CertificateStandings {
  const proven = new Set<string>();
  const doubtful = new Set<string>();
  for (const proof of proofs) {
    const key = proof.kind === 'certificate' ? certificateKey(proof.name) : '';
    if (key === '') continue;
    const standing = standingOf(proof, today);
    (standing === 'verified' || standing === 'stated' ? proven : doubtful).add(key);
  }
  return { proven, void: new Set([...doubtful].filter((key) => !proven.has(key))) };
}

/** What the company states without any proof of it, as it was written. */
export function statedOnly(certificates: readonly string[], { proven, void: gone }: CertificateStandings): string[] {
  return certificates.filter((name) => {
    const key = certificateKey(name);
    return !proven.has(key) && !gone.has(key);
  });
}

/** What counts when certificates are required: what is stated or proven, without what has expired or was refused. */
export const countingKeys = (stated: readonly string[], { proven, void: gone }: CertificateStandings): string[] => [
  ...new Set([...stated, ...proven].filter((key) => !gone.has(key))),
];
