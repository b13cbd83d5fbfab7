import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { type Endpoint, Id, type Role } from '@parvis/contracts';
import type { Request } from 'express';
import { AppConfig } from '../config/app-config.js';
import { DomainError, notAllowed, notFound } from '../http/domain-error.js';
import { ENDPOINT } from '../http/endpoint.decorator.js';
import { RateLimiter } from '../rate-limit/rate-limiter.js';
import type { Caller } from './auth.js';
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
    const found = await this.sessions.callerOf(request.headers, fairOf(contract, request));
    if (!found) throw new DomainError('NOT_SIGNED_IN', 'not-signed-in', 'Sign in first');
    const { isDraft, ...caller } = found;
    await this.limiter.consume(perPerson, caller.userId);
    assertRole(contract.access, caller.roles);
    if (isDraft && !caller.roles.includes('organiser'))
      throw new DomainError('FAIR_IN_DRAFT', 'not-allowed', 'The fair is still being prepared');
    request.caller = caller;
    return true;
  }

  /** Cookies are SameSite=Lax; this closes what an old browser would leave open. */
  private refuseOtherOrigins(request: Request) {
    const { origin, host } = request.headers;
    if (request.method === 'GET' || !origin) return;
    const from = URL.canParse(origin) ? new URL(origin).host : '';
    if (from !== host && !this.ownHosts.has(from)) throw notAllowed('The request comes from another site');
  }
}

/** The fair that the path names; null for endpoints of no fair. */
function fairOf({ access }: Endpoint, request: Request): string | null {
  if (typeof access === 'string') return null;
  const fairId = Id.safeParse(request.params.fairId);
  if (!fairId.success) throw notFound('fair');
  return fairId.data;
}

function assertRole(access: Endpoint['access'], roles: readonly Role[]) {
  if (typeof access === 'string') return;
  // Whoever has no part in a fair does not learn that it exists.
  if (roles.length === 0) throw notFound('fair');
  if (!roles.some((role) => access.includes(role))) throw notAllowed(`Only for: ${access.join(', ')}`);
}
