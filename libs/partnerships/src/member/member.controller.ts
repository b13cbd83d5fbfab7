import { Controller } from '@nestjs/common';
import {
  addPartnershipMember,
  changePartnershipMember,
  type InputOf,
  listPartnershipColleagues,
  removePartnershipMember,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { MemberService } from './member.service.js';

@Controller()
export class MemberController {
  constructor(private readonly members: MemberService) {}

  @Handles(listPartnershipColleagues)
  colleagues(
    @Input() { params, query }: InputOf<typeof listPartnershipColleagues>,
    @CurrentCaller() caller: FairCaller,
  ) {
    return this.members.colleagues(params.partnershipId, caller.userId, query);
  }

  @Handles(addPartnershipMember)
  add(@Input() { params, body }: InputOf<typeof addPartnershipMember>, @CurrentCaller() caller: FairCaller) {
    return this.members.add(params.partnershipId, caller.userId, body.participantId, body.role);
  }

  @Handles(changePartnershipMember)
  setRole(@Input() { params, body }: InputOf<typeof changePartnershipMember>, @CurrentCaller() caller: FairCaller) {
    return this.members.setRole(params.partnershipId, caller.userId, params.memberId, body.role);
  }

  @Handles(removePartnershipMember)
  remove(@Input() { params }: InputOf<typeof removePartnershipMember>, @CurrentCaller() caller: FairCaller) {
    return this.members.remove(params.partnershipId, caller.userId, params.memberId);
  }
}
