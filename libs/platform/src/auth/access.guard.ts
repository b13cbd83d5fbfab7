import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { type Endpoint, Id, type Role } from '@parvis/contracts';
import type { Request } from 'express';
import { AppConfig } from '../config/app-config.js';
import { DomainError, notAllowed, notFound } from '../http/domain-error.js';
import { ENDPOINT } from '../http/endpoint.decorator.js';
import { RateLimiter } from '../rate-limit/rate-limiter.js';
import type { Caller } from './auth.js';
import { Grants } from './grants.js';
import { Sessions } from './sessions.js';

/** The caller with his or her roles in the fair that the path names. */
export interface FairCaller extends Caller {
  roles: Role[];
}

type GuardedRequest = Request & { caller?: FairCaller };

const perPerson = { name: 'calls', points: 1_200, seconds: 60, isLocal: true };
const perAddress = { name: 'calls-public', points: 600, seconds: 60, isLocal: true };

/** The signed-in caller of this request. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): FairCaller => {
  const { caller } = context.switchToHttp().getRequest<GuardedRequest>();
  if (!caller) throw new DomainError('NOT_SIGNED_IN', 'not-signed-in');
  return caller;
});

/** Lets a request through only if its contract says so; a handler without a contract is closed to everyone. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly ownHosts: ReadonlySet<string>;

  constructor(
    private readonly sessions: Sessions,
    private readonly grants: Grants,
    private readonly limiter: RateLimiter,
    config: AppConfig,
  ) {
    this.ownHosts = new Set([new URL(config.publicUrl).host]);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets have guards of their own.
    if (context.getType() !== 'http') return true;
    const contract: Endpoint | undefined = Reflect.getMetadata(ENDPOINT, context.getHandler());
    if (!contract) throw notAllowed('Nobody may call this');
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    this.refuseOtherOrigins(request);
    if (contract.access === 'public') {
      await this.limiter.consume(perAddress, String(request.ip));
      return true;
    }
    const caller = await this.sessions.callerOf(request.headers);
    if (!caller) throw new DomainError('NOT_SIGNED_IN', 'not-signed-in', 'Sign in first');
    await this.limiter.consume(perPerson, caller.userId);
    request.caller = { ...caller, roles: await this.rolesFor(contract, request, caller) };
    return true;
  }

  private async rolesFor(contract: Endpoint, request: Request, caller: Caller): Promise<Role[]> {
    const { access } = contract;
    if (access === 'signed-in' || access === 'public') return [];
    const fairId = Id.safeParse(request.params.fairId);
    if (!fairId.success) throw notFound('fair');
    const roles = await this.grants.rolesIn(fairId.data, caller.userId);
    // Whoever has no part in a fair does not learn that it exists.
    if (roles.length === 0) throw notFound('fair');
    if (!roles.some((role) => access.includes(role))) throw notAllowed(`Only for: ${access.join(', ')}`);
    return roles;
  }

  /** Cookies are SameSite=Lax; this closes what an old browser would leave open. */
  private refuseOtherOrigins(request: Request) {
    const { origin, host } = request.headers;
    if (request.method === 'GET' || !origin) return;
    const from = URL.canParse(origin) ? new URL(origin).host : '';
    if (from !== host && !this.ownHosts.has(from)) throw notAllowed('The request comes from another site');
  }
}
