import { Controller } from '@nestjs/common';
import {
  getRequestOptions,
  getRequestPreference,
  getRequestRules,
  type InputOf,
  listRequestColleagues,
  listRequestTimes,
  setRequestPreference,
  setRequestRules,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { RequestListService } from './request-list.service.js';
import { RequestOptionsService } from './request-options.service.js';
import { RequestSettings } from './request-settings.js';

@Controller()
export class RequestOptionsController {
  constructor(
    private readonly options: RequestOptionsService,
    private readonly own: RequestListService,
    private readonly settings: RequestSettings,
  ) {}

  @Handles(getRequestOptions)
  of(@Input() { params, query }: InputOf<typeof getRequestOptions>, @CurrentCaller() caller: FairCaller) {
    return this.options.options(params.fairId, caller.userId, params.participantId, query);
  }

  @Handles(listRequestTimes)
  times(@Input() { params, query }: InputOf<typeof listRequestTimes>, @CurrentCaller() caller: FairCaller) {
    return this.options.day(params.fairId, caller.userId, params.participantId, query);
  }

  @Handles(listRequestColleagues)
  colleagues(@Input() { params, query }: InputOf<typeof listRequestColleagues>, @CurrentCaller() caller: FairCaller) {
    return this.options.colleagues(params.fairId, caller.userId, query.times ?? []);
  }

  @Handles(getRequestPreference)
  preference(@Input() { params }: InputOf<typeof getRequestPreference>, @CurrentCaller() caller: FairCaller) {
    return this.own.preference(params.fairId, caller.userId);
  }

  @Handles(setRequestPreference)
  choose(@Input() { params, body }: InputOf<typeof setRequestPreference>, @CurrentCaller() caller: FairCaller) {
    return this.own.setPreference(params.fairId, caller.userId, body);
  }

  @Handles(getRequestRules)
  rules(@Input() { params }: InputOf<typeof getRequestRules>) {
    return this.settings.rules(params.fairId);
  }

  @Handles(setRequestRules)
  setRules(@Input() { params, body }: InputOf<typeof setRequestRules>) {
    return this.settings.setRules(params.fairId, body);
  }
}
