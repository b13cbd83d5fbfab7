import { Injectable } from '@nestjs/common';
import { BoothReader } from '@parvis/booths';
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
    private readonly records: RecordRepository,
  ) {}

  /** Everybody of a fair, in order of id. Three queries. */
  async all(fairId: string): Promise<MatchProfile[]> {
    const [profiles, texts, records] = await Promise.all([
      this.participants.matchProfiles(fairId),
      this.booths.matchTexts(fairId),
      this.records.of(fairId),
    ]);
    return profiles.map((profile) => complete(profile, texts, records));
  }

  /** Some of them; people who are gone are left out. */
  async of(fairId: string, ids: readonly string[]): Promise<MatchProfile[]> {
    const [profiles, records] = await Promise.all([
      this.participants.matchProfilesOf(fairId, ids),
      this.records.of(fairId, ids),
    ]);
    const companyIds = new Set(profiles.flatMap((profile) => exhibiting(profile)));
    const texts = await this.booths.matchTexts(fairId, [...companyIds]);
    return profiles.map((profile) => complete(profile, texts, records));
  }

  /** The person that an account is, as of now; the record is given because it is not to follow each single answer. */
  async own(
    fairId: string,
    userId: string,
    recordOf: (id: string) => PersonRecord | undefined,
  ): Promise<MatchProfile | null> {
    const profile = await this.participants.matchProfileOf(fairId, userId);
    if (!profile) return null;
    const texts = await this.booths.matchTexts(fairId, exhibiting(profile));
    return { ...withBooth(profile, texts), record: recordOf(profile.id) ?? emptyRecord };
  }
}

const exhibiting = ({ kind, companyId }: ProfileOnly): string[] =>
  kind === 'exhibitor' && companyId ? [companyId] : [];

function complete(
  profile: ProfileOnly,
  texts: ReadonlyMap<string, string>,
  records: ReadonlyMap<string, PersonRecord>,
): MatchProfile {
  const record = records.get(profile.id);
  return { ...withBooth(profile, texts), record: record ? discreetRecord(record) : emptyRecord };
}

function withBooth(profile: ProfileOnly, texts: ReadonlyMap<string, string>): ProfileOnly {
  const [companyId] = exhibiting(profile);
  const text = companyId && texts.get(companyId);
  return text ? { ...profile, offerText: `${profile.offerText}\n${text}` } : profile;
}
