import { Injectable } from '@nestjs/common';
import { type BoothOffer, BoothReader, type CertificateStandings, countingKeys, ProofReader } from '@parvis/booths';
import { emptyRecord, type MatchProfile, type PersonRecord } from '@parvis/engine';
import { ParticipantReader } from '@parvis/profiles';
import { RecordRepository } from '../record/record.repository.js';
import { discreetRecord } from '../record/record.rules.js';

type ProfileOnly = Omit<MatchProfile, 'record'>;

/** Match profiles as the engine takes them: what people say of themselves, what their booth says, and what they did. */
@Injectable()
export class MatchProfileSource {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly booths: BoothReader,
    private readonly proofs: ProofReader,
    private readonly records: RecordRepository,
  ) {}

  /** Everybody of a fair, in order of id. Four queries. */
  async all(fairId: string): Promise<MatchProfile[]> {
    const [profiles, said, records] = await Promise.all([
      this.participants.matchProfiles(fairId),
      this.said(fairId),
      this.records.of(fairId),
    ]);
    return profiles.map((profile) => complete(profile, said, records));
  }

  /** Some of them; people who are gone are left out. */
  async of(fairId: string, ids: readonly string[]): Promise<MatchProfile[]> {
    const [profiles, records] = await Promise.all([
      this.participants.matchProfilesOf(fairId, ids),
      this.records.of(fairId, ids),
    ]);
    const companyIds = new Set(profiles.flatMap((profile) => exhibiting(profile)));
    const said = await this.said(fairId, [...companyIds]);
    return profiles.map((profile) => complete(profile, said, records));
  }

  /** The person that an account is, as of now; the record is given because it is not to follow each single answer. */
  async own(
    fairId: string,
    userId: string,
    recordOf: (id: string) => PersonRecord | undefined,
  ): Promise<MatchProfile | null> {
    const profile = await this.participants.matchProfileOf(fairId, userId);
    if (!profile) return null;
    const said = await this.said(fairId, exhibiting(profile));
    return { ...withBooth(profile, said), record: recordOf(profile.id) ?? emptyRecord };
  }

  private async said(fairId: string, companyIds?: readonly string[]): Promise<BoothsSay> {
    const [offers, certificates] = await Promise.all([
      this.booths.offers(fairId, companyIds),
      this.proofs.certificates(fairId, companyIds),
    ]);
    return { offers, certificates };
  }
}

/** What booths add to their people, by company id. */
interface BoothsSay {
  offers: ReadonlyMap<string, BoothOffer>;
  certificates: ReadonlyMap<string, CertificateStandings>;
}

const exhibiting = ({ kind, companyId }: ProfileOnly): string[] =>
  kind === 'exhibitor' && companyId ? [companyId] : [];

function complete(profile: ProfileOnly, said: BoothsSay, records: ReadonlyMap<string, PersonRecord>): MatchProfile {
  const record = records.get(profile.id);
  return { ...withBooth(profile, said), record: record ? discreetRecord(record) : emptyRecord };
}

/**
 * Whoever stands at a booth offers the topics of its products. Certificates of which the proof has expired or was refused count no more;
 * proven ones count without being stated.
 */
function withBooth(profile: ProfileOnly, { offers, certificates }: BoothsSay): ProfileOnly {
  const [companyId] = exhibiting(profile);
  if (!companyId) return profile;
  const offer = offers.get(companyId);
  const proofs = certificates.get(companyId);
  if (!offer && !proofs) return profile;
  return {
    ...profile,
    offers: offer ? [...profile.offers, ...offer.topics] : profile.offers,
    offerText: offer?.text ? `${profile.offerText}\n${offer.text}` : profile.offerText,
    certificates: proofs ? countingKeys(profile.certificates, proofs) : profile.certificates,
  };
}
