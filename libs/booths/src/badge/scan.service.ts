import { Injectable } from '@nestjs/common';
import type { BadgeScan, BodyOf, PersonFace, ScanResult, scanBadges } from '@parvis/contracts';
import { AppConfig, DomainError, type FairCaller } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { OwnPerson } from '../consent/own-person.js';
import type { Recorded } from '../lead/lead-happening.js';
import { LeadRecorder } from '../lead/lead-recorder.js';
import { BadgeRepository } from './badge.repository.js';
import { BadgeCodes } from './badge-code.rules.js';

/** Records the badges that a booth's team has scanned, at once or later. */
@Injectable()
export class ScanService {
  private readonly codes: BadgeCodes;

  constructor(
    private readonly badges: BadgeRepository,
    private readonly recorder: LeadRecorder,
    private readonly people: OwnPerson,
    private readonly participants: ParticipantReader,
    config: AppConfig,
  ) {
    this.codes = new BadgeCodes(config.get('APP_SECRET'));
  }

  /**
   * One result a scan, in the order of the scans. Idempotent by client id.
   * @throws OTHER_ACCOUNT for scans that somebody else has made on the same device
   */
  async record(
    fairId: string,
    { userId, scans }: BodyOf<typeof scanBadges>,
    caller: FairCaller,
  ): Promise<ScanResult[]> {
    if (userId !== undefined && userId !== caller.userId)
      throw new DomainError('OTHER_ACCOUNT', 'conflict', 'Another account has made these scans');
    const team = await this.people.team(fairId, caller);
    const numbers = scans.map(({ code }) => this.codes.numberOf(fairId, code));
    const owners = await this.badges.people(
      fairId,
      numbers.filter((number) => number !== null),
    );
    const faces = await this.participants.faces(fairId, [...owners.values()]);
    const now = Date.now();
    const results: ScanResult[] = [];
    for (const [index, scan] of scans.entries()) {
      const person = faces.get(owners.get(numbers[index] ?? '') ?? '');
      const recorded =
        person &&
        (await this.recorder.record({
          fairId,
          boothId: team.boothId,
          participantId: person.id,
          kind: 'scanned',
          key: `scanned:${scan.clientId}`,
          // A clock that is fast must not put a scan into the future.
          at: new Date(Math.min(Date.parse(scan.at), now)),
          byId: team.participantId,
          details: { device: scan.deviceId },
        }));
      results.push(resultOf(scan, person, recorded ?? null));
    }
    return results;
  }
}

function resultOf({ clientId }: BadgeScan, person: PersonFace | undefined, recorded: Recorded | null): ScanResult {
  if (!person) return { clientId, outcome: 'unknown', leadId: null, name: '', companyName: '', jobTitle: '' };
  const { companyName, jobTitle } = person;
  const name = `${person.firstName} ${person.lastName}`;
  if (!recorded) return { clientId, outcome: 'colleague', leadId: null, name, companyName, jobTitle };
  const outcome = recorded.isLead ? (recorded.wasLead ? 'known' : 'new') : 'recorded';
  return { clientId, outcome, leadId: recorded.isLead ? recorded.leadId : null, name, companyName, jobTitle };
}
