import { z } from 'zod';
import { Day, Id, Instant, Line, PageQuery, pageOf, RequiredLine } from './common.js';
import { endpoint, members } from './endpoint.js';

export const proofMaxBytes = 20 * 1024 * 1024;
export const proofKinds = ['certificate', 'reference', 'test-report', 'other'] as const;
export const ProofKind = z.enum(proofKinds);

/** `stated`: the company says so. `verified`, `refused`: by the organiser. `expired`: was one of them, and counts no more. */
export const proofStandings = ['stated', 'verified', 'refused', 'expired'] as const;
export const ProofStanding = z.enum(proofStandings);
export type ProofStanding = z.infer<typeof ProofStanding>;

const ProofFields = z.object({
  kind: ProofKind,
  /** `ISO 9001:2015`, or whom the reference is of. */
  name: RequiredLine(160),
  issuer: RequiredLine(160),
  number: Line(80).default(''),
  issuedOn: Day,
  /** Its last day; null: it does not expire. */
  expiresOn: Day.nullable().default(null),
});
export const ProofInput = ProofFields.refine(({ issuedOn, expiresOn }) => expiresOn === null || expiresOn >= issuedOn, {
  message: 'ends-before-start',
  path: ['expiresOn'],
});
export type ProofInput = z.infer<typeof ProofInput>;

/** A certificate, a reference or the like of a company. */
export const Proof = ProofFields.extend({
  id: Id,
  boothId: Id,
  standing: ProofStanding,
  file: z.object({ name: z.string(), type: z.string(), size: z.int() }).nullable(),
  decidedAt: Instant.nullable(),
  /** Who decided, and why it was refused: for the own team and organisers, empty for everybody else. */
  decidedBy: z.string(),
  note: z.string(),
}).meta({ id: 'Proof' });
export type Proof = z.infer<typeof Proof>;

const proofsPath = '/api/booths/:fairId/booths/:boothId/proofs' as const;

export const listProofs = endpoint({
  method: 'GET',
  path: proofsPath,
  access: members,
  answer: z.object({
    items: z.array(Proof),
    /** Certificates that the company states without any proof. */
    stated: z.array(z.string()),
    isTeam: z.boolean(),
  }),
  summary: 'Proofs of a company; refused ones for its own team and organisers only',
});
export const addProof = endpoint({
  method: 'POST',
  path: proofsPath,
  access: ['exhibitor'],
  body: ProofInput,
  answer: Proof,
  summary: 'Adds a proof, 50 at most; own team only',
});
export const updateProof = endpoint({
  method: 'PUT',
  path: `${proofsPath}/:proofId`,
  access: ['exhibitor'],
  body: ProofInput,
  answer: Proof,
  summary: 'Changes a proof, which has to be verified anew; own team only',
});
export const putProofFile = endpoint({
  method: 'PUT',
  path: `${proofsPath}/:proofId/file`,
  access: ['exhibitor'],
  upload: { maxBytes: proofMaxBytes },
  answer: Proof,
  summary: 'Attaches the document itself, which has to be verified anew; own team only',
});
export const deleteProof = endpoint({
  method: 'DELETE',
  path: `${proofsPath}/:proofId`,
  access: ['exhibitor'],
  summary: 'Removes a proof; own team only',
});
export const readProofFile = endpoint({
  method: 'GET',
  path: `${proofsPath}/:proofId/file`,
  access: members,
  summary: 'The file of a proof: for everybody once it is verified, before that for the own team and organisers',
});
/** A proof in the organiser's list. */
export const ProofToDecide = Proof.extend({ companyName: z.string() }).meta({ id: 'ProofToDecide' });
export type ProofToDecide = z.infer<typeof ProofToDecide>;
export const listProofsToDecide = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/proofs',
  access: ['organiser'],
  query: PageQuery.extend({ standing: ProofStanding.default('stated') }),
  answer: pageOf(ProofToDecide),
  summary: 'Proofs of all companies of one standing, oldest first',
});
export const decideProof = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/proofs/:proofId/decision',
  access: ['organiser'],
  body: z
    .object({ decision: z.enum(['verified', 'refused']), note: Line(500).default('') })
    .refine(({ decision, note }) => decision === 'verified' || note !== '', { message: 'required', path: ['note'] }),
  answer: ProofToDecide,
  summary: 'Verifies a proof, or refuses it with a reason',
});
