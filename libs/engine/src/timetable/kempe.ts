import type { Schedule } from './schedule.js';

/**
 * Exchanges two slots for all meetings that hang together with one of them (a Kempe chain; with more than two people
 * in a meeting a component rather than a chain). Nothing is dropped, whatever the constraints.
 */
export class Kempe {
  /** Component of the last successful or failed {@link swap}. */
  private readonly component: number[] = [];
  private readonly seen: Int32Array;
  private readonly kept: Int32Array;
  private stamp = 0;
  private keepStamp = 0;

  constructor(private readonly schedule: Schedule) {
    this.seen = new Int32Array(schedule.slotOf.length);
    this.kept = new Int32Array(schedule.input.personCount);
  }

  /** From now on swaps move nothing into their `from` slot that involves somebody of this meeting. */
  keepFree(meeting: number): void {
    this.keepStamp++;
    for (let i = 0; i < this.schedule.sizeOf(meeting); i++)
      this.kept[this.schedule.member(meeting, i)] = this.keepStamp;
  }

  /** Nobody is protected any more. */
  keepNobody(): void {
    this.keepStamp++;
  }

  /**
   * Moves a placed meeting to the slot `to` and whatever is in its way back to its slot, and so on. True if all
   * constraints allow it; else nothing has changed. The caller commits or rolls back.
   */
  swap(meeting: number, to: number): boolean {
    const { schedule } = this;
    const from = schedule.slotOfMeeting(meeting);
    if (from === to || !this.collect(meeting, from, to)) return false;
    if (!this.placesSuffice(from, to)) return false;
    return this.exchange(from, to);
  }

  /** The meetings of the last swap. */
  get moved(): readonly number[] {
    return this.component;
  }

  private collect(start: number, from: number, to: number): boolean {
    const { schedule, component, seen } = this;
    const { memberStart, members } = schedule.input;
    const stamp = ++this.stamp;
    component.length = 0;
    component.push(start);
    seen[start] = stamp;
    for (let next = 0; next < component.length; next++) {
      const meeting = component[next] as number;
      const target = schedule.slotOfMeeting(meeting) === from ? to : from;
      schedule.work++;
      if (!schedule.isMovable(meeting) || !schedule.isAllowed(meeting, target)) return false;
      const end = memberStart[meeting + 1] as number;
      for (let i = memberStart[meeting] as number; i < end; i++) {
        const person = members[i] as number;
        if (target === from && this.kept[person] === this.keepStamp) return false;
        const other = schedule.meetingAt(person, target);
        if (other < 0 || seen[other] === stamp) continue;
        seen[other] = stamp;
        component.push(other);
      }
    }
    return true;
  }

  /** A quick look at the tables, so that most of what cannot be is not tried. */
  private placesSuffice(from: number, to: number): boolean {
    const { schedule, component } = this;
    let leaving = 0;
    for (const meeting of component) {
      if (schedule.resourceOf(meeting) !== 0) continue;
      leaving += schedule.slotOfMeeting(meeting) === from ? 1 : -1;
    }
    return schedule.seatsLeftAt(0, to) >= leaving && schedule.seatsLeftAt(0, from) >= -leaving;
  }

  private exchange(from: number, to: number): boolean {
    const { schedule, component } = this;
    const { resources, caps, order } = schedule.input;
    const isFree = resources.seats.length === 1 && caps === null && order === null;
    const mark = schedule.mark();
    const targets = component.map((meeting) => (schedule.slotOfMeeting(meeting) === from ? to : from));
    for (const meeting of component) schedule.take(meeting);
    schedule.work += component.length;
    for (const [i, meeting] of component.entries()) {
      const target = targets[i] as number;
      if (!isFree && !schedule.canPut(meeting, target)) {
        schedule.rollback(mark);
        return false;
      }
      schedule.put(meeting, target);
    }
    return true;
  }
}
