import { Injectable } from '@nestjs/common';
import { BoothReader } from '@parvis/booths';
import { type Lounge, loungeSeats, type RoomTicket } from '@parvis/contracts';
import { DomainError, type FairCaller, notAllowed, notFound, RoomTickets } from '@parvis/platform';
import { RoomPeople, type RoomPerson } from '../access/room-person.js';
import { LoungeRepository, type LoungeRow } from './lounge.repository.js';
import { LoungeNews } from './lounge-news.js';

interface LoungePlace {
  lounge: LoungeRow | null;
  person: RoomPerson;
  isHost: boolean;
}

@Injectable()
export class LoungeService {
  constructor(
    private readonly lounges: LoungeRepository,
    private readonly booths: BoothReader,
    private readonly people: RoomPeople,
    private readonly tickets: RoomTickets,
    private readonly news: LoungeNews,
  ) {}

  async get(fairId: string, boothId: string, caller: FairCaller): Promise<Lounge> {
    return view(boothId, await this.enter(fairId, boothId, caller));
  }

  async set(
    fairId: string,
    boothId: string,
    { isOpen, asksToKnock }: { isOpen: boolean; asksToKnock: boolean },
    caller: FairCaller,
  ): Promise<Lounge> {
    const { isHost } = await this.enter(fairId, boothId, caller);
    if (!isHost) throw notAllowed('Only its own team opens the lounge of a booth');
    await this.lounges.set(fairId, boothId, isOpen, asksToKnock);
    await this.news.tell({ fairId, boothId });
    return this.get(fairId, boothId, caller);
  }

  /** The team may come in while it is closed, to get ready. Whoever is in it already has a seat. */
  async ticket(fairId: string, boothId: string, caller: FairCaller): Promise<RoomTicket> {
    const { lounge, person, isHost } = await this.enter(fairId, boothId, caller);
    if (!lounge || (!lounge.isOpen && !isHost))
      throw new DomainError('LOUNGE_CLOSED', 'conflict', 'The lounge is closed');
    if (lounge.people >= loungeSeats && !(await this.lounges.isIn(lounge.roomId, person.id)))
      throw new DomainError('ROOM_FULL', 'conflict', 'The lounge is full');
    return this.tickets.issue({
      roomId: lounge.roomId,
      fairId,
      kind: 'booth',
      knocks: lounge.asksToKnock && !isHost,
      participantId: person.id,
      displayName: person.displayName,
      companyName: person.companyName,
      role: isHost ? 'host' : 'member',
      grants: isHost ? ['speak', 'share', 'moderate', 'observe'] : ['speak', 'share', 'observe'],
      endsAt: null,
    });
  }

  /** @throws NOT_FOUND where this fair has no such booth. */
  private async enter(fairId: string, boothId: string, caller: FairCaller): Promise<LoungePlace> {
    const [lounge, person, exists, isShown] = await Promise.all([
      this.lounges.ofBooth(fairId, boothId),
      this.people.of(fairId, caller),
      this.booths.exists(fairId, boothId),
      this.booths.isShown(fairId, boothId),
    ]);
    if (!exists) throw notFound('booth');
    const isTeam = caller.roles.includes('exhibitor') && person.participant?.companyId === boothId;
    const isHost = caller.roles.includes('organiser') || isTeam;
    if (!isShown && !isHost) throw notFound('booth');
    return { lounge, person, isHost };
  }
}

const view = (boothId: string, { lounge, isHost }: LoungePlace): Lounge => ({
  boothId,
  roomId: lounge?.roomId ?? null,
  isOpen: lounge?.isOpen ?? false,
  asksToKnock: lounge?.asksToKnock ?? false,
  people: lounge?.people ?? 0,
  seats: loungeSeats,
  isHost,
});
