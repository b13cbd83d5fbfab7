import { Injectable } from '@nestjs/common';
import { type RoomEvents, type RoomNodeAddress, RoomTicketClaims } from '@parvis/contracts';
import type { Identity } from '@parvis/media';
import { AppConfig, iceServers, RoomTicketSigner } from '@parvis/platform';

const ClaimsToSign = RoomTicketClaims.omit({ jti: true, exp: true });

/** Ways to another node for people who are in a room of this one. */
@Injectable()
export class RoomInvitations {
  constructor(
    private readonly signer: RoomTicketSigner,
    private readonly config: AppConfig,
  ) {}

  /** With the claims of the ticket that led here. */
  async invite(who: Identity, { origin, path }: RoomNodeAddress): Promise<RoomEvents['media.migrate']> {
    const [turnUrl, turnSecret] = [this.config.get('TURN_URL'), this.config.get('TURN_SECRET')];
    return {
      ticket: await this.signer.signTicket(ClaimsToSign.parse(who)),
      node: { origin, path },
      iceServers: iceServers(turnUrl, turnSecret, Date.now(), who.participantId),
    };
  }
}
