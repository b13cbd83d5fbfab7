import { Controller, Req, Res } from '@nestjs/common';
import { getAccount, type InputOf, setPassword, updateAccount } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import type { Request, Response } from 'express';
import { AccountService } from './account.service.js';

@Controller()
export class AccountController {
  constructor(private readonly accounts: AccountService) {}

  @Handles(getAccount)
  get(@CurrentCaller() caller: FairCaller) {
    return this.accounts.get(caller.userId);
  }

  @Handles(updateAccount)
  update(@Input() { body }: InputOf<typeof updateAccount>, @CurrentCaller() caller: FairCaller) {
    return this.accounts.update(caller.userId, body);
  }

  @Handles(setPassword)
  async setPassword(
    @Input() { body }: InputOf<typeof setPassword>,
    @CurrentCaller() caller: FairCaller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const headers = new Headers({ cookie: request.headers.cookie ?? '' });
    for (const cookie of await this.accounts.setPassword(caller.userId, body, headers)) {
      response.append('Set-Cookie', cookie);
    }
  }
}
