import { Injectable } from '@nestjs/common';
import { DutyReader } from '@parvis/booths';
import { MeetingReader } from '@parvis/meetings';

/** Who stands at a booth now, by participant id. */
export interface TeamHere {
  ids: string[];
  /** Those of them who talk in the room of a meeting: nobody rings there. */
  inMeeting: ReadonlySet<string>;
}

/** The team of a booth at this moment: on duty, online, and not in a meeting. */
@Injectable()
export class StandTeam {
  constructor(
    private readonly duty: DutyReader,
    private readonly meetings: MeetingReader,
  ) {}

  async here(fairId: string, boothId: string): Promise<TeamHere> {
    const ids = (await this.duty.staffed(fairId, [boothId])).map(({ participantId }) => participantId);
    const now = await this.meetings.now(ids);
    return { ids, inMeeting: new Set(ids.filter((id) => now.get(id) === 'in-room')) };
  }

  /** Whether this person is expected in a meeting now: then it rings without a sound. */
  async isExpectedElsewhere(participantId: string): Promise<boolean> {
    return (await this.meetings.now([participantId])).has(participantId);
  }
}
