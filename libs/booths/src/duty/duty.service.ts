import { Injectable } from '@nestjs/common';
import type {
  addDutyShift,
  BodyOf,
  BoothDay,
  BoothStaffing,
  DutyPerson,
  DutyRoster,
  FairHours,
  setBoothHours,
  setFairHours,
} from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { DomainError, type FairCaller, invalid, LinePresence, notAllowed, notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { BoothAccess } from '../booth/booth-access.js';
import { BoothReader } from '../booth/booth-reader.js';
import { DutyRepository } from './duty.repository.js';
import { DutyNews } from './duty-news.js';
import { DutyReader } from './duty-reader.js';
import { type FairDays, openingAt, openingDays } from './opening.rules.js';

/** When a booth is open, who is on duty, and who is there. */
@Injectable()
export class DutyService {
  constructor(
    private readonly duties: DutyRepository,
    private readonly reader: DutyReader,
    private readonly news: DutyNews,
    private readonly access: BoothAccess,
    private readonly booths: BoothReader,
    private readonly fairs: FairReader,
    private readonly people: ParticipantReader,
    private readonly presence: LinePresence,
  ) {}

  async staffed(fairId: string): Promise<{ boothId: string; people: number }[]> {
    const counts = new Map<string, number>();
    for (const { boothId } of await this.reader.staffed(fairId)) counts.set(boothId, (counts.get(boothId) ?? 0) + 1);
    return [...counts].map(([boothId, people]) => ({ boothId, people }));
  }

  async staffing(fairId: string, boothId: string, caller: FairCaller): Promise<BoothStaffing> {
    await this.assertBooth(fairId, boothId);
    const [fair, own, ofAll, staffed, ownBoothId] = await Promise.all([
      this.fairs.get(fairId),
      this.duties.days('booth', boothId),
      this.duties.days('fair', fairId),
      this.reader.staffed(fairId, [boothId]),
      this.access.ownBoothId(fairId, caller),
    ]);
    const days = openingDays(fair, own, ofAll);
    return {
      timeZone: fair.timeZone,
      days,
      isOwnHours: own.length > 0,
      ...openingAt(days, fair.timeZone, Date.now()),
      staffed: staffed.length,
      isStaff: caller.roles.includes('exhibitor') && ownBoothId === boothId,
    };
  }

  async setHours(fairId: string, boothId: string, { days }: BodyOf<typeof setBoothHours>, caller: FairCaller) {
    await this.assertBooth(fairId, boothId);
    await this.access.assertMayChange(fairId, boothId, caller);
    assertDays(await this.fairs.get(fairId), days);
    await this.duties.setDays('booth', boothId, days);
    return this.staffing(fairId, boothId, caller);
  }

  async fairHours(fairId: string): Promise<FairHours> {
    const [fair, ofAll] = await Promise.all([this.fairs.get(fairId), this.duties.days('fair', fairId)]);
    return { timeZone: fair.timeZone, days: openingDays(fair, [], ofAll), isSet: ofAll.length > 0 };
  }

  async setFairHours(fairId: string, { days }: BodyOf<typeof setFairHours>): Promise<FairHours> {
    const fair = await this.fairs.get(fairId);
    if (fair.status === 'closed') throw new DomainError('FAIR_NOT_OPEN', 'conflict', 'The fair is closed');
    assertDays(fair, days);
    await this.duties.setDays('fair', fairId, days);
    await this.news.tellHours(fairId);
    return this.fairHours(fairId);
  }

  async roster(fairId: string, boothId: string, caller: FairCaller): Promise<DutyRoster> {
    await this.assertOwn(fairId, boothId, caller);
    const staff = await this.people.staffOf(fairId, boothId);
    const [shifts, switches, onDuty, online, faces] = await Promise.all([
      this.duties.shifts(boothId),
      this.duties.switches(boothId),
      this.duties.onDuty(fairId, [boothId]),
      this.presence.onlineAmong([...staff.values()]),
      this.people.faces(fairId, [...staff.keys()]),
    ]);
    const onDutyIds = new Set(onDuty.map(({ participantId }) => participantId));
    const people = [...staff].flatMap(([id, userId]): DutyPerson[] => {
      const person = faces.get(id);
      const by = switches.has(id) ? 'switch' : 'roster';
      return person ? [{ person, isOnDuty: onDutyIds.has(id), by, isOnline: online.has(userId) }] : [];
    });
    people.sort((one, other) => compare(one.person.lastName, other.person.lastName));
    const ownId = [...staff].find(([, userId]) => userId === caller.userId)?.[0] ?? null;
    return { people, shifts, ownId };
  }

  async addShift(fairId: string, boothId: string, shift: BodyOf<typeof addDutyShift>, caller: FairCaller) {
    await this.assertOwn(fairId, boothId, caller);
    await this.access.assertMayChange(fairId, boothId, caller);
    if (!(await this.people.staffOf(fairId, boothId)).has(shift.participantId))
      throw invalid('participantId', 'unknown');
    if (!(await this.duties.addShift(fairId, boothId, shift)))
      throw new DomainError('SHIFT_TAKEN', 'conflict', 'This person is on the roster at that time already');
    await this.news.tell(fairId, [boothId]);
    return this.roster(fairId, boothId, caller);
  }

  async removeShift(fairId: string, boothId: string, shiftId: string, caller: FairCaller): Promise<DutyRoster> {
    await this.assertOwn(fairId, boothId, caller);
    await this.access.assertMayChange(fairId, boothId, caller);
    if (!(await this.duties.removeShift(boothId, shiftId))) throw notFound('shift');
    await this.news.tell(fairId, [boothId]);
    return this.roster(fairId, boothId, caller);
  }

  async switchOwn(fairId: string, boothId: string, isOn: boolean, caller: FairCaller): Promise<DutyRoster> {
    await this.assertOwn(fairId, boothId, caller);
    const own = await this.people.byUser(fairId, caller.userId);
    if (own?.kind !== 'exhibitor' || own.companyId !== boothId)
      throw notAllowed('Only its own staff stands at a booth');
    await this.duties.switch(fairId, boothId, own.id, isOn);
    await this.news.tell(fairId, [boothId]);
    return this.roster(fairId, boothId, caller);
  }

  private async assertOwn(fairId: string, boothId: string, caller: FairCaller): Promise<void> {
    await this.assertBooth(fairId, boothId);
    if (!(await this.access.owns(fairId, boothId, caller))) throw notAllowed('Only for the own staff of a booth');
  }

  /** @throws NOT_FOUND */
  private async assertBooth(fairId: string, boothId: string): Promise<void> {
    if (!(await this.booths.exists(fairId, boothId))) throw notFound('booth');
  }
}

function assertDays(fair: FairDays, days: readonly BoothDay[]): void {
  const known = new Set(openingDays(fair, []).map(({ day }) => day));
  for (const [index, { day }] of days.entries()) if (!known.has(day)) throw invalid(`days.${index}.day`, 'unknown');
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
