import type { AnswerOf, BodyInputOf, Endpoint, ParamsOf, Problem, QueryInputOf } from '@parvis/contracts';

export interface CallInput<E extends Endpoint> {
  params?: Partial<ParamsOf<E>>;
  query?: QueryInputOf<E>;
  body?: BodyInputOf<E>;
  file?: { name: string; bytes: Uint8Array };
}

/** Calls endpoints by their contracts, with the session of one person. */
export class TestClient {
  constructor(
    private readonly origin: string,
    readonly cookie = '',
    readonly userId = '',
  ) {}

  /** The answer as it came. */
  raw<E extends Endpoint>(contract: E, input: CallInput<E> = {}): Promise<Response> {
    const { params = {}, query = {}, body, file } = input as CallInput<Endpoint>;
    const path = contract.path.replace(/:(\w+)/g, (_, name) =>
      encodeURIComponent((params as Record<string, string>)[name] ?? ''),
    );
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
      for (const item of Array.isArray(value) ? value : [value])
        if (item !== undefined) search.append(name, String(item));
    }
    const headers: Record<string, string> = { cookie: this.cookie };
    let payload: FormData | string | undefined;
    if (file) {
      payload = new FormData();
      payload.append('file', new Blob([Buffer.from(file.bytes)]), file.name);
    } else if (body !== undefined) {
      headers['content-type'] = 'application/json';
      payload = JSON.stringify(body);
    }
    return fetch(`${this.origin}${path}?${search}`, {
      method: contract.method,
      headers,
      body: payload,
      redirect: 'manual',
    });
  }

  /** The answer's content. Throws when the call was refused. */
  async call<E extends Endpoint>(contract: E, input: CallInput<E> = {}): Promise<AnswerOf<E>> {
    const response = await this.raw(contract, input);
    const text = await response.text();
    if (!response.ok) throw new Error(`${contract.method} ${contract.path}: ${response.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as AnswerOf<E>;
  }

  /** The problem with which a call is refused. Throws when it is not. */
  async refusal<E extends Endpoint>(contract: E, input: CallInput<E> = {}): Promise<Problem> {
    const response = await this.raw(contract, input);
    if (response.ok) throw new Error(`${contract.method} ${contract.path} was not refused`);
    return (await response.json()) as Problem;
  }
}
