import { Injectable } from '@nestjs/common';
import { standCallRingSeconds } from '@parvis/contracts';
import { LinePresence, Outbox, RoomRevocations } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { CallTaskRepository } from './call-task.repository.js';
import { StandCallRepository } from './stand-call.repository.js';
import { StandCallNews } from './stand-call-news.js';
import { type OpenCall, StandCallTurnsRepository } from './stand-call-turns.repository.js';
import { StandTeam, type TeamHere } from './stand-team.js';

interface Booth {
  fairId: string;
  boothId: string;
}

/** Nobody waits in a queue for longer. */
export const longestWaitSeconds = 15 * 60;
/** A team of whom nobody is there any more has so long to come back to those who wait. */
const graceSeconds = 30;

/**
 * The next step of every call of a booth: what rings in vain is missed, what is over ends, who waits is put through. Steps of one booth are
 * taken one after the other, in whatever process; taken twice they change nothing the second time.
 */
@Injectable()
export class StandCallTurns {
  constructor(
    private readonly turns: StandCallTurnsRepository,
    private readonly calls: StandCallRepository,
    private readonly tasks: CallTaskRepository,
    private readonly team: StandTeam,
    private readonly participants: ParticipantReader,
    private readonly presence: LinePresence,
    private readonly news: StandCallNews,
    private readonly revocations: RoomRevocations,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  dueBooths(): Promise<Booth[]> {
    return this.turns.dueBooths();
  }

  /**
   * Takes all steps that are due.
   * @param work done before, in the same turn; what it throws leaves everything as it was.
   */
  async take<Result>(
    booth: Booth,
    work: (manager: EntityManager, staffIds: string[]) => Promise<Result>,
  ): Promise<Result> {
    const team = await this.team.here(booth.fairId, booth.boothId);
    const online = await this.onlineCallers(booth.boothId);
    const ended: string[] = [];
    const concerned = new Set<string>();
    const result = await this.dataSource.transaction(async (manager) => {
      await this.turns.lock(manager, booth.boothId);
      const done = await work(manager, team.ids);
      await this.step(manager, booth.boothId, { team, online }, ended, concerned);
      return done;
    });
    for (const callId of ended) await this.revocations.end(callId);
    if (concerned.size > 0) await this.news.tell(booth, [...concerned]);
    return result;
  }

  /** Nobody gets into the room of a talk that is over, and whoever is in it leaves. */
  closeRoom(callId: string): Promise<void> {
    return this.revocations.end(callId);
  }

  /** Ends a call in a turn of its booth: a talk is over, anything else was missed. */
  async hangUp(manager: EntityManager, call: OpenCall): Promise<void> {
    if (call.state === 'talking') await this.end(manager, call);
    else await this.miss(manager, call);
  }

  private async step(
    manager: EntityManager,
    boothId: string,
    { team, online }: { team: TeamHere; online: ReadonlySet<string> },
    ended: string[],
    concerned: Set<string>,
  ): Promise<void> {
    const note = (call: OpenCall) => {
      for (const id of [call.callerId, call.takenById, ...call.rungIds]) if (id !== null) concerned.add(id);
    };
    const open: OpenCall[] = [];
    for (const call of await this.turns.open(manager, boothId)) {
      if (!call.isDue && !(call.state === 'ringing' && call.isDeclined)) {
        open.push(call);
        continue;
      }
      note(call);
      if (call.state === 'talking') ended.push(call.id);
      await this.hangUp(manager, call);
    }
    const busy = new Set(
      open.flatMap(({ state, kind, takenById }) =>
        takenById !== null && (state === 'talking' || kind === 'invitation') ? [takenById] : [],
      ),
    );
    const free = team.ids.filter((id) => !busy.has(id) && !team.inMeeting.has(id));
    const visits = open.filter(({ kind }) => kind === 'visit');
    const ringing = visits.filter(({ state }) => state === 'ringing');
    const queue = visits.filter(({ state }) => state === 'queued');
    // Whoever could have answered has answered somebody else: the last to ring wait.
    const tooMany = team.ids.length > 0 ? ringing.splice(free.length) : [];
    for (const call of tooMany) {
      await this.turns.queued(manager, call.id, longestWaitSeconds);
      note(call);
    }
    // It rings at those who come back to their page, too.
    for (const call of ringing) {
      const late = free.filter((id) => !call.rungIds.includes(id));
      if (late.length === 0) continue;
      await this.calls.ring(manager, call.id, late);
      note({ ...call, rungIds: [...call.rungIds, ...late] });
    }
    const next = queue.splice(0, Math.max(0, free.length - ringing.length));
    for (const call of next) {
      await this.turns.ringing(manager, call.id, standCallRingSeconds);
      await this.calls.ring(manager, call.id, free);
      note({ ...call, rungIds: [...call.rungIds, ...free] });
    }
    for (const call of queue) await this.keepWaiting(manager, call, team.ids.length > 0 && online.has(call.callerId));
    // Those who wait have moved up.
    if (next.length > 0) for (const call of queue) note(call);
  }

  /** Whoever waits for nobody, or is not there, does so for a short while only. */
  private async keepWaiting(manager: EntityManager, call: OpenCall, makesSense: boolean): Promise<void> {
    const full = call.startedAt.getTime() + longestWaitSeconds * 1_000;
    if (!makesSense) await this.turns.shorten(manager, call.id, graceSeconds);
    else if (call.dueAt && call.dueAt.getTime() < full) await this.turns.queued(manager, call.id, longestWaitSeconds);
  }

  /** Which callers have a page open. */
  private async onlineCallers(boothId: string): Promise<Set<string>> {
    const waiting = (await this.calls.waiting(boothId)).map(({ callerId }) => callerId);
    const users = await this.participants.userIds(waiting);
    const online = await this.presence.onlineAmong([...users.values()]);
    return new Set(waiting.filter((id) => online.has(users.get(id) ?? '')));
  }

  private async end(manager: EntityManager, call: OpenCall): Promise<void> {
    const times = await this.turns.over(manager, call.id, 'ended');
    await this.record(manager, call, 'answered', times);
  }

  /** A visitor's missed call is never nothing: somebody of the team has to return it. */
  private async miss(manager: EntityManager, call: OpenCall): Promise<void> {
    const times = await this.turns.over(manager, call.id, 'missed');
    if (call.kind === 'invitation') return;
    await this.tasks.add(manager, call);
    await this.record(manager, call, 'missed', times);
  }

  private async record(
    manager: EntityManager,
    { fairId, boothId, id, callerId, takenById }: OpenCall,
    outcome: 'answered' | 'missed',
    { waitedSeconds, talkedSeconds, at }: { waitedSeconds: number; talkedSeconds: number; at: Date },
  ): Promise<void> {
    await this.outbox.record(manager, 'stand-call.ended.v1', {
      fairId,
      boothId,
      callId: id,
      callerId,
      takenById,
      waitedSeconds: Math.max(0, waitedSeconds),
      talkedSeconds: Math.max(0, talkedSeconds),
      outcome,
      at: at.toISOString(),
    });
  }
}
