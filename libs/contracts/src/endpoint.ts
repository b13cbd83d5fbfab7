import type { z } from 'zod';

/** What a person can be in one fair. */
export const roles = ['organiser', 'exhibitor', 'participant'] as const;
export type Role = (typeof roles)[number];

/**
 * Who may call an endpoint. `public` needs no session, `signed-in` any account, a list of roles one of them in the fair that the
 * path names by `:fairId`. Ownership of a single booth or meeting is decided by its service on top.
 */
export type Access = 'public' | 'signed-in' | readonly Role[];

/** Everyone who takes part in the fair, whatever the role. */
export const members: readonly Role[] = roles;

/** Whoever has a profile in the fair. */
export const attendees: readonly Role[] = ['exhibitor', 'participant'];

export interface Endpoint<
  Path extends string = string,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Full path with `:name` parameters, each of them a UUID unless `pathParams` says otherwise. */
  path: Path;
  access: Access;
  query?: Query;
  /** JSON body. Absent for uploads, which are multipart with one `file`. */
  body?: Body;
  /** One uploaded file in the field `file`, of at most so many bytes. */
  upload?: { maxBytes: number };
  /** JSON answer. Absent for files and for answers without content. */
  answer?: Answer;
  /** Path parameters that are not UUIDs. */
  pathParams?: Readonly<Record<string, z.ZodType<string>>>;
  summary: string;
}

/** States an HTTP endpoint once, for the controller, the browser's client and the OpenAPI document. */
export function endpoint<
  const Path extends string,
  Query extends z.ZodType = z.ZodNever,
  Body extends z.ZodType = z.ZodNever,
  Answer extends z.ZodType = z.ZodVoid,
>(definition: Endpoint<Path, Query, Body, Answer>): Endpoint<Path, Query, Body, Answer> {
  return definition;
}

type ParamName<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamName<`/${Rest}`>
  : Path extends `${string}:${infer Name}.ics`
    ? Name
    : Path extends `${string}:${infer Name}`
      ? Name
      : never;

export type ParamsOf<E extends Endpoint> = Record<ParamName<E['path']>, string>;
/** What the server gets after parsing. */
export type QueryOf<E extends Endpoint> = z.output<NonNullable<E['query']>>;
export type BodyOf<E extends Endpoint> = z.output<NonNullable<E['body']>>;
/** What the client sends before parsing. */
export type QueryInputOf<E extends Endpoint> = z.input<NonNullable<E['query']>>;
export type BodyInputOf<E extends Endpoint> = z.input<NonNullable<E['body']>>;
export type AnswerOf<E extends Endpoint> = z.output<NonNullable<E['answer']>>;

/** Path, query and body of one call, parsed. */
export interface InputOf<E extends Endpoint> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
}
