import { Controller } from '@nestjs/common';
import { type InputOf, listMailbox } from '@parvis/contracts';
import { Handles, Input } from '@parvis/platform';
import { MailboxService } from './mailbox.service.js';

@Controller()
export class MailboxController {
  constructor(private readonly mailbox: MailboxService) {}

  @Handles(listMailbox)
  list(@Input() { query }: InputOf<typeof listMailbox>) {
    return this.mailbox.list(query);
  }
}
