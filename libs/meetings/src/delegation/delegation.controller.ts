import { Controller } from '@nestjs/common';
import {
  changeDelegation,
  createDelegation,
  endDelegation,
  type InputOf,
  inviteDelegationMembers,
  leaveDelegation,
  listDelegationAgendas,
  listDelegationMembers,
  listDelegations,
  listLedDelegations,
  listOwnDelegations,
  removeDelegationMember,
  setOwnConsent,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { ConsentService } from './consent.service.js';
import { DelegationService } from './delegation.service.js';
import { DelegationAgendas } from './delegation-agendas.js';
import { MemberService } from './member.service.js';

@Controller()
export class DelegationController {
  constructor(
    private readonly delegations: DelegationService,
    private readonly members: MemberService,
    private readonly agendas: DelegationAgendas,
    private readonly consents: ConsentService,
  ) {}

  @Handles(listDelegations)
  list(@Input() { params, query }: InputOf<typeof listDelegations>) {
    return this.delegations.list(params.fairId, query);
  }

  @Handles(createDelegation)
  create(@Input() { params, body }: InputOf<typeof createDelegation>) {
    return this.delegations.add(params.fairId, body);
  }

  @Handles(changeDelegation)
  change(@Input() { params, body }: InputOf<typeof changeDelegation>) {
    return this.delegations.change(params.fairId, params.delegationId, body);
  }

  @Handles(endDelegation)
  end(@Input() { params }: InputOf<typeof endDelegation>) {
    return this.delegations.end(params.fairId, params.delegationId);
  }

  @Handles(listLedDelegations)
  led(@Input() { params, query }: InputOf<typeof listLedDelegations>, @CurrentCaller() caller: FairCaller) {
    return this.delegations.led(params.fairId, caller.userId, query);
  }

  @Handles(listDelegationMembers)
  people(@Input() { params, query }: InputOf<typeof listDelegationMembers>, @CurrentCaller() caller: FairCaller) {
    return this.members.list(params.fairId, caller, params.delegationId, query);
  }

  @Handles(inviteDelegationMembers)
  invite(@Input() { params, body }: InputOf<typeof inviteDelegationMembers>, @CurrentCaller() caller: FairCaller) {
    return this.members.invite(params.fairId, caller, params.delegationId, body);
  }

  @Handles(removeDelegationMember)
  remove(@Input() { params }: InputOf<typeof removeDelegationMember>, @CurrentCaller() caller: FairCaller) {
    return this.members.remove(params.fairId, caller, params.delegationId, params.personId);
  }

  @Handles(listDelegationAgendas)
  agendasOf(@Input() { params, query }: InputOf<typeof listDelegationAgendas>, @CurrentCaller() caller: FairCaller) {
    return this.agendas.list(params.fairId, caller.userId, params.delegationId, query);
  }

  @Handles(listOwnDelegations)
  own(@Input() { params, query }: InputOf<typeof listOwnDelegations>, @CurrentCaller() caller: FairCaller) {
    return this.consents.list(params.fairId, caller.userId, query);
  }

  @Handles(setOwnConsent)
  consent(@Input() { params, body }: InputOf<typeof setOwnConsent>, @CurrentCaller() caller: FairCaller) {
    return this.consents.set(params.fairId, caller.userId, params.delegationId, body);
  }

  @Handles(leaveDelegation)
  leave(@Input() { params }: InputOf<typeof leaveDelegation>, @CurrentCaller() caller: FairCaller) {
    return this.consents.leave(params.fairId, caller.userId, params.delegationId);
  }
}
