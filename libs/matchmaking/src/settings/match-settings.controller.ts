import { Controller } from '@nestjs/common';
import {
  getMatchSettings,
  type InputOf,
  learnWeights,
  previewMatchSettings,
  setMatchSettings,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input, RateLimiter } from '@parvis/platform';
import { MatchPreviewService } from './match-preview.service.js';
import { MatchSettingsService } from './match-settings.service.js';

/** A slider that is dragged asks about twice a second. */
const previews = { name: 'match-preview', points: 90, seconds: 60 };
const fits = { name: 'match-learn', points: 10, seconds: 60 };

@Controller()
export class MatchSettingsController {
  constructor(
    private readonly settings: MatchSettingsService,
    private readonly preview: MatchPreviewService,
    private readonly limiter: RateLimiter,
  ) {}

  @Handles(getMatchSettings)
  get(@Input() { params }: InputOf<typeof getMatchSettings>) {
    return this.settings.view(params.fairId);
  }

  @Handles(setMatchSettings)
  set(@Input() { params, body }: InputOf<typeof setMatchSettings>) {
    return this.settings.save(params.fairId, body);
  }

  @Handles(previewMatchSettings)
  async compare(@Input() { params, body }: InputOf<typeof previewMatchSettings>, @CurrentCaller() caller: FairCaller) {
    await this.limiter.consume(previews, caller.userId);
    return this.preview.compare(params.fairId, body.settings, body.participantId ?? null);
  }

  @Handles(learnWeights)
  async learn(@Input() { params }: InputOf<typeof learnWeights>, @CurrentCaller() caller: FairCaller) {
    await this.limiter.consume(fits, caller.userId);
    return this.settings.learn(params.fairId);
  }
}
