import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AnswerOf, BodyInputOf, Endpoint, ParamsOf } from '@parvis/contracts';
import { AUTH, type Auth, SignInLinks } from '@parvis/platform';

/** The application's own HTTP API on a port of this machine that only the demo knows, before anybody else is let in. */
export class DemoApi {
  private constructor(
    private readonly app: NestExpressApplication,
    private readonly server: Server,
  ) {}

  static async open(app: NestExpressApplication): Promise<DemoApi> {
    const server = createServer(app.getHttpAdapter().getInstance());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new DemoApi(app, server);
  }

  async as(email: string): Promise<DemoClient> {
    const link = new URL(await this.app.get(SignInLinks).create(email, '/', 60));
    const token = link.searchParams.get('token') ?? '';
    const auth = this.app.get<Auth>(AUTH);
    const answer = await auth.api.magicLinkVerify({ query: { token }, headers: new Headers(), asResponse: true });
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
    const { port } = this.server.address() as AddressInfo;
    return new DemoClient(`http://127.0.0.1:${port}`, cookie.join('; '), auth);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/** Calls the API as one person. */
export class DemoClient {
  constructor(
    private readonly origin: string,
    private readonly cookie: string,
    private readonly auth: Auth,
  ) {}

  async call<E extends Endpoint>(contract: E, params: ParamsOf<E>, body?: BodyInputOf<E>): Promise<AnswerOf<E>> {
    const headers = { 'content-type': 'application/json' };
    return this.send(
      contract,
      pathOf(contract, params),
      headers,
      body === undefined ? undefined : JSON.stringify(body),
    );
  }

  async upload<E extends Endpoint>(
    contract: E,
    params: ParamsOf<E>,
    query: Record<string, string>,
    { name, bytes }: { name: string; bytes: Buffer },
  ): Promise<AnswerOf<E>> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    return this.send(contract, `${pathOf(contract, params)}?${new URLSearchParams(query)}`, {}, form);
  }

  private async send<E extends Endpoint>(
    contract: E,
    path: string,
    headers: Record<string, string>,
    body: string | FormData | undefined,
  ): Promise<AnswerOf<E>> {
    const response = await fetch(`${this.origin}${path}`, {
      method: contract.method,
      headers: { ...headers, cookie: this.cookie },
      body,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${contract.method} ${contract.path}: ${response.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as AnswerOf<E>;
  }

  async signOut(): Promise<void> {
    await this.auth.api.signOut({ headers: new Headers({ cookie: this.cookie }) });
  }
}

const pathOf = (contract: Endpoint, values: Record<string, string>) =>
  contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
