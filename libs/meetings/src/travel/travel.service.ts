import { Injectable } from '@nestjs/common';
import type { TravelSaved } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { encountersIn } from './encounter.rules.js';
import { type RemoteMeeting, TravelRepository } from './travel.repository.js';
import { travelSaved } from './trip.rules.js';

/** Travel that meetings by video make needless. */
@Injectable()
export class TravelService {
  constructor(
    private readonly travel: TravelRepository,
    private readonly participants: ParticipantReader,
    private readonly fairs: FairReader,
  ) {}

  async own(fairId: string, userId: string): Promise<{ own: TravelSaved; company: TravelSaved | null }> {
    const own = await this.self(fairId, userId);
    const colleagues = own.companyId ? await this.participants.idsOfCompany(fairId, own.companyId) : [own.id];
    const encounters = await this.encounters(fairId, await this.travel.heldOf(colleagues));
    const ofCompany = new Set(colleagues);
    return {
      own: travelSaved(encounters.filter(({ personId }) => personId === own.id)),
      company: own.companyId ? travelSaved(encounters.filter(({ personId }) => ofCompany.has(personId))) : null,
    };
  }

  /** @throws NOT_FOUND for people who are not in it */
  async ofMeeting(fairId: string, userId: string, meetingId: string): Promise<TravelSaved> {
    const own = await this.self(fairId, userId);
    const meeting = await this.travel.one(fairId, meetingId, own.id);
    if (!meeting) throw notFound('meeting');
    return travelSaved(await this.encounters(fairId, meeting === 'no-video' ? [] : [meeting]));
  }

  async ofFair(fairId: string): Promise<TravelSaved> {
    return travelSaved(await this.encounters(fairId, await this.travel.held(fairId)));
  }

  private async self(fairId: string, userId: string) {
    const own = await this.participants.byUser(fairId, userId);
    if (!own) throw notFound('profile');
    return own;
  }

  private async encounters(fairId: string, meetings: readonly RemoteMeeting[]) {
    const ids = [...new Set(meetings.flatMap(({ partyIds }) => partyIds))];
    const [fair, origins] = await Promise.all([this.fairs.get(fairId), this.participants.origins(ids)]);
    return [...encountersIn(meetings, (id) => origins.get(id), fair.timeZone)];
  }
}
