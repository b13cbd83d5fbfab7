import { Injectable } from '@nestjs/common';
import type { OwnCalls, PersonFace, StandCall, WaitingCall } from '@parvis/contracts';
import { notFound } from '@parvis/platform';
import { CompanyReader, ParticipantReader } from '@parvis/profiles';
import { type CallRow, StandCallRepository } from './stand-call.repository.js';
import { waitEstimate } from './stand-call.rules.js';
import { StandGreetingRepository } from './stand-greeting.repository.js';
import { StandTeam } from './stand-team.js';

/** What people see of calls. */
@Injectable()
export class StandCallDesk {
  constructor(
    private readonly calls: StandCallRepository,
    private readonly greetings: StandGreetingRepository,
    private readonly team: StandTeam,
    private readonly participants: ParticipantReader,
    private readonly companies: CompanyReader,
  ) {}

  async view(call: CallRow): Promise<StandCall> {
    const [names, facts] = await Promise.all([this.namesOf(call.fairId, [call], []), this.factsOf(call)]);
    const caller = names.faces.get(call.callerId);
    if (!caller) throw notFound('call');
    return {
      id: call.id,
      boothId: call.boothId,
      companyName: names.companyOf(call.boothId),
      state: call.state,
      kind: call.kind,
      caller,
      takenBy: call.takenById === null ? null : (names.faces.get(call.takenById) ?? null),
      rings: facts.rings,
      ringUntil: call.state === 'ringing' ? (call.dueAt?.toISOString() ?? null) : null,
      place: facts.place,
      waitSeconds: facts.waitSeconds,
      startedAt: call.startedAt.toISOString(),
      message: call.message,
      meetingId: call.meetingId,
    };
  }

  async own(fairId: string, participantId: string): Promise<OwnCalls> {
    const [own, incoming, greetings] = await Promise.all([
      this.calls.ownOf(fairId, participantId),
      this.calls.incomingOf(fairId, participantId),
      this.greetings.shownTo(fairId, participantId),
    ]);
    const [names, isQuiet] = await Promise.all([
      this.namesOf(fairId, incoming, greetings),
      incoming.length > 0 && this.team.isExpectedElsewhere(participantId),
    ]);
    const { faces, companyOf } = names;
    return {
      own: own ? await this.view(own) : null,
      incoming: incoming.flatMap((call) => {
        const from = faces.get(call.kind === 'visit' ? call.callerId : (call.takenById ?? ''));
        if (!from) return [];
        const takenBy = call.state === 'talking' && call.takenById ? (faces.get(call.takenById) ?? null) : null;
        const ringUntil = (call.dueAt ?? call.startedAt).toISOString();
        const { id, boothId, kind, message } = call;
        return [{ id, boothId, companyName: companyOf(boothId), kind, from, ringUntil, message, isQuiet, takenBy }];
      }),
      greetings: greetings.flatMap(({ id, boothId, fromId, text, sentAt }) => {
        const from = faces.get(fromId);
        return from ? [{ id, boothId, companyName: companyOf(boothId), from, text, at: sentAt.toISOString() }] : [];
      }),
      serverTime: new Date().toISOString(),
    };
  }

  async waiting(fairId: string, boothId: string): Promise<WaitingCall[]> {
    const calls = await this.calls.waiting(boothId);
    const { faces } = await this.namesOf(fairId, calls, []);
    return calls.flatMap(({ id, callerId, state, startedAt, message }) => {
      const caller = faces.get(callerId);
      if (!caller || (state !== 'ringing' && state !== 'queued')) return [];
      return [{ id, caller, state, since: startedAt.toISOString(), message }];
    });
  }

  /** Place and wait of a call in the queue, and how many are rung. */
  private async factsOf(call: CallRow) {
    if (call.state !== 'queued' && call.state !== 'ringing') return { place: null, rings: 0, waitSeconds: null };
    const [{ place, rings, talks }, { ids, inMeeting }] = await Promise.all([
      this.calls.queueFacts(call),
      this.team.here(call.fairId, call.boothId),
    ]);
    if (call.state === 'ringing') return { place: null, rings, waitSeconds: null };
    return { place, rings: 0, waitSeconds: waitEstimate(talks, place, ids.length - inMeeting.size) };
  }

  private async namesOf(
    fairId: string,
    calls: readonly Pick<CallRow, 'boothId' | 'callerId' | 'takenById'>[],
    greetings: readonly { boothId: string; fromId: string }[],
  ) {
    const people = [
      ...calls.flatMap(({ callerId, takenById }) => [callerId, takenById ?? []].flat()),
      ...greetings.map(({ fromId }) => fromId),
    ];
    const booths = [...calls, ...greetings].map(({ boothId }) => boothId);
    const [faces, companies]: [Map<string, PersonFace>, Map<string, { name: string }>] = await Promise.all([
      this.participants.faces(fairId, [...new Set(people)]),
      this.companies.cards(fairId, [...new Set(booths)]),
    ]);
    return { faces, companyOf: (boothId: string) => companies.get(boothId)?.name ?? '' };
  }
}
