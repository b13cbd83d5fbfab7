import { Controller } from '@nestjs/common';
import { type InputOf, listTeamNotes, setFeedback } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { FeedbackService } from './feedback.service.js';

@Controller()
export class FeedbackController {
  constructor(private readonly feedback: FeedbackService) {}

  @Handles(setFeedback)
  set(@Input() { params, body }: InputOf<typeof setFeedback>, @CurrentCaller() caller: FairCaller) {
    return this.feedback.set(params.fairId, caller.userId, params.meetingId, body);
  }

  @Handles(listTeamNotes)
  notes(@Input() { params }: InputOf<typeof listTeamNotes>, @CurrentCaller() caller: FairCaller) {
    return this.feedback.ofTeam(params.fairId, caller.userId, params.meetingId);
  }
}
