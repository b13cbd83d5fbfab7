import { Injectable } from '@nestjs/common';
import type { BodyOf, CallTask, Page, PersonFace, updateCallTask } from '@parvis/contracts';
import { type FairCaller, invalid, notFound, pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { CallTaskRepository, type CallTaskRow } from './call-task.repository.js';
import { StandCallService } from './stand-call.service.js';
import { StandCallNews } from './stand-call-news.js';

/** Missed calls that the team of a booth has to return. */
@Injectable()
export class CallTaskService {
  constructor(
    private readonly tasks: CallTaskRepository,
    private readonly calls: StandCallService,
    private readonly participants: ParticipantReader,
    private readonly news: StandCallNews,
  ) {}

  async list(
    fairId: string,
    boothId: string,
    { cursor, limit, done }: { cursor?: string; limit: number; done: 'yes' | 'no' },
    caller: FairCaller,
  ): Promise<Page<CallTask>> {
    await this.calls.staff(fairId, boothId, caller);
    const isDone = done === 'yes';
    const [rows, total] = await Promise.all([
      this.tasks.list(boothId, isDone, timePositionOf(cursor), limit),
      this.tasks.count(boothId, isDone),
    ]);
    const faces = await this.facesOf(fairId, rows);
    const page = pageFrom(
      rows,
      limit,
      total,
      ({ time, id }) => timePlaceOf({ at: { time, id } }),
      (row) => row,
    );
    return { ...page, items: page.items.flatMap((row) => view(row, faces)) };
  }

  async update(
    fairId: string,
    boothId: string,
    taskId: string,
    change: BodyOf<typeof updateCallTask>,
    caller: FairCaller,
  ): Promise<CallTask> {
    const own = await this.calls.staff(fairId, boothId, caller);
    if (!(await this.tasks.find(boothId, taskId))) throw notFound('task');
    if (change.assigneeId && !(await this.participants.staffOf(fairId, boothId)).has(change.assigneeId))
      throw invalid('assigneeId', 'unknown');
    await this.tasks.update(taskId, change, own.id);
    await this.news.tell({ fairId, boothId }, []);
    const row = await this.tasks.find(boothId, taskId);
    const [task] = row ? view(row, await this.facesOf(fairId, [row])) : [];
    if (!task) throw notFound('task');
    return task;
  }

  private facesOf(fairId: string, rows: readonly CallTaskRow[]): Promise<Map<string, PersonFace>> {
    return this.participants.faces(
      fairId,
      rows.map(({ callerId }) => callerId),
    );
  }
}

function view(row: CallTaskRow, faces: ReadonlyMap<string, PersonFace>): CallTask[] {
  const caller = faces.get(row.callerId);
  if (!caller) return [];
  const { callerId, time, calledAt, dueAt, doneAt, ...rest } = row;
  return [
    {
      ...rest,
      caller,
      calledAt: calledAt.toISOString(),
      dueAt: dueAt.toISOString(),
      doneAt: doneAt?.toISOString() ?? null,
    },
  ];
}
