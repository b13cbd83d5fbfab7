import { Controller } from '@nestjs/common';
import { type InputOf, inviteParticipants } from '@parvis/contracts';
import { Handles, Input } from '@parvis/platform';
import { InvitationService } from './invitation.service.js';

@Controller()
export class InvitationController {
  constructor(private readonly invitations: InvitationService) {}

  @Handles(inviteParticipants)
  invite(@Input() { params, body }: InputOf<typeof inviteParticipants>) {
    return this.invitations.invite(params.fairId, body);
  }
}
