import { Controller } from '@nestjs/common';
import {
  askStageQuestion,
  type InputOf,
  listStageQuestions,
  setStageQuestionState,
  voteStageQuestion,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { StageQuestionService } from './stage-question.service.js';

@Controller()
export class StageQuestionController {
  constructor(private readonly questions: StageQuestionService) {}

  @Handles(listStageQuestions)
  list(@Input() { params, query }: InputOf<typeof listStageQuestions>, @CurrentCaller() caller: FairCaller) {
    return this.questions.list(params.fairId, params.sessionId, query, caller);
  }

  @Handles(askStageQuestion)
  ask(@Input() { params, body }: InputOf<typeof askStageQuestion>, @CurrentCaller() caller: FairCaller) {
    return this.questions.ask(params.fairId, params.sessionId, body.text, caller);
  }

  @Handles(voteStageQuestion)
  vote(@Input() { params, body }: InputOf<typeof voteStageQuestion>, @CurrentCaller() caller: FairCaller) {
    return this.questions.vote(params.fairId, params.sessionId, params.questionId, body.isFor, caller);
  }

  @Handles(setStageQuestionState)
  setState(@Input() { params, body }: InputOf<typeof setStageQuestionState>, @CurrentCaller() caller: FairCaller) {
    return this.questions.setState(params.fairId, params.sessionId, params.questionId, body.state, caller);
  }
}
