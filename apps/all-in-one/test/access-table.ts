import { type AccessRule, type Makers, may, type TestServer } from '@parvis/testing';

/** Rules of one domain, and how what its paths speak of is made. */
export interface AccessTable {
  rules: Record<string, AccessRule>;
  makers?: (server: TestServer) => Makers;
}

/** The organiser here has no profile. */
export const everybody = may('in in in in');
export const attendees = may('in in in 403');
export const organisers = may('403 403 403 in');
/** Of the team and the visitor. */
export const bothSides = may('in 404 in 403');

export const same = (rule: AccessRule, body: object): AccessRule => ({
  ...rule,
  input: () => ({ body: body as never }),
});

/** Runs an `insert ... returning id`, and answers that id. */
export const insertWith =
  (server: TestServer) =>
  async (sql: string, values: readonly unknown[] = []): Promise<string> => {
    const [row]: [{ id: string }] = await server.db.query(`with made as (${sql}) select id from made`, [...values]);
    return row.id;
  };

const minute = 60_000;
/** An instant so many minutes from now. */
export const inMinutes = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString();
