import type { AnswerOf, BodyInputOf, Endpoint, ParamsOf, Problem, QueryInputOf } from '@parvis/contracts';
import { ApiError } from './api-error.js';

type Part<Name extends string, Value> = [Value] extends [never]
  ? { [K in Name]?: undefined }
  : Record<never, never> extends Value
    ? { [K in Name]?: Value }
    : { [K in Name]: Value };

/** What a call of this endpoint must be given; parts that the endpoint does not have cannot be passed. */
export type CallInput<E extends Endpoint> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryInputOf<E>> &
  Part<'body', BodyInputOf<E>> & { file?: File; signal?: AbortSignal };

interface LooseInput {
  params?: Record<string, string>;
  query?: object;
  body?: unknown;
  file?: File;
  signal?: AbortSignal;
}

/** The address of an endpoint with its parameters filled in, for links and downloads. */
export function addressOf<E extends Endpoint>(endpoint: E, input: Pick<CallInput<E>, 'params' | 'query'>): string {
  return addressWith(endpoint.path, input as LooseInput);
}

function addressWith(template: string, { params, query }: LooseInput): string {
  const path = template.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== '') search.append(name, String(one));
    }
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/**
 * Calls an endpoint of the contracts. Answers are not parsed again: the server is held to the same schema.
 * Throws `ApiError`, also when the server cannot be reached.
 */
export async function call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<AnswerOf<E>> {
  const parts = input as LooseInput;
  const { body, file, signal } = parts;
  const response = await send(addressWith(endpoint.path, parts), {
    method: endpoint.method,
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: file ? formWith(file) : body === undefined ? undefined : JSON.stringify(body),
    signal,
  });
  if (!response.ok) throw await errorOf(response);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as AnswerOf<E>;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { credentials: 'same-origin', ...init });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError({ code: 'NETWORK', status: 0 });
  }
}

function formWith(file: File): FormData {
  const form = new FormData();
  form.append('file', file, file.name);
  return form;
}

async function errorOf(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => null)) as Partial<Problem> | null;
  return new ApiError({
    code: problem?.code ?? codeOfStatus(response.status),
    status: response.status,
    issues: problem?.issues,
    details: problem?.details,
    requestId: problem?.requestId,
  });
}

// Answers of a proxy in front of the service are not problem+json.
function codeOfStatus(status: number): Problem['code'] {
  if (status === 401) return 'NOT_SIGNED_IN';
  if (status === 403) return 'NOT_ALLOWED';
  if (status === 404) return 'NOT_FOUND';
  if (status === 413) return 'FILE_TOO_LARGE';
  if (status === 429) return 'TOO_MANY_REQUESTS';
  return status >= 502 ? 'UNAVAILABLE' : 'INTERNAL';
}
