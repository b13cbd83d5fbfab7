import type { Endpoint, Role } from '@parvis/contracts';
import * as contracts from '@parvis/contracts';
import { createFairRow, createPerson, type TestPerson } from './factories.js';
import type { CallInput, TestClient } from './test-client.js';
import type { TestServer } from './test-server.js';

/** People of the fair: the team of a booth, that of another one, a visitor, an organiser without a profile. */
export const insiders = ['team', 'rival', 'visitor', 'organiser'] as const;
/** No session; an account without a fair; an exhibitor and an organiser of another fair. */
export const outsiders = ['stranger', 'newcomer', 'abroad', 'abroadOrganiser'] as const;
export type Insider = (typeof insiders)[number];
export type Outsider = (typeof outsiders)[number];

/** `in`: the call is answered; otherwise the status with which it is refused. */
export type AccessAnswer = 'in' | 400 | 403 | 404 | 409 | 422;

/** One fair with a booth of the team's company. */
export interface Home {
  fairId: string;
  boothId: string;
  team: TestPerson;
  visitor: TestPerson;
  organiser: TestClient;
}

/** What a path or a body speaks of, by the name of its parameter. */
export type Ids = Record<string, string>;
/** Makes, for each parameter of a path, something of a home's team, anew at every call; they may look at those made before. */
export type Makers = Record<string, (home: Home, ids: Ids) => string | Promise<string>>;

/** Who is answered what, as the team's booth and its things are asked for. */
export interface AccessRule {
  answers: Record<Insider, AccessAnswer>;
  input?: (ids: Ids, home: Home) => Pick<CallInput<Endpoint>, 'body' | 'query' | 'file'>;
  /** Parameters of which the body speaks, beside those of the path. */
  needs?: readonly string[];
  /** What outsiders with an account are answered where the contract lets any account in, but the thing is one person's own. */
  outside?: AccessAnswer;
  /** Asked for something that is not there it says yes and does nothing, as where it takes something away from oneself. */
  isIdempotent?: boolean;
}

const roleOf: Record<Insider, Role> = {
  team: 'exhibitor',
  rival: 'exhibitor',
  visitor: 'participant',
  organiser: 'organiser',
};

/** A rule in one line: what team, rival, visitor and organiser are answered, such as `'in 403 403 in'`. */
export function may(answers: string, input?: AccessRule['input'] | object, needs?: readonly string[]): AccessRule {
  const [team, rival, visitor, organiser] = answers
    .split(' ')
    .map((answer) => (answer === 'in' ? answer : Number(answer)) as AccessAnswer);
  if (team === undefined || rival === undefined || visitor === undefined || organiser === undefined)
    throw new Error(`"${answers}" has to name four answers`);
  const given = typeof input === 'object' ? () => ({ body: input as never }) : (input as AccessRule['input']);
  return { answers: { team, rival, visitor, organiser }, input: given, needs };
}

/** Which endpoints have a matrix of their own, by the beginning of their paths; all others are in that of the whole of Parvis. */
const ownMatrices = {
  booths: /^\/api\/booths\//,
  chats: /^\/api\/live\/:fairId\/(conversations|chat-|booths\/|stand-|blocks)/,
} as const;

/** Every endpoint of the contracts is in exactly one of these. */
export type MatrixName = keyof typeof ownMatrices | 'others';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'access' in value;
const matrixOf = ({ path }: Endpoint): string =>
  Object.entries(ownMatrices).find(([, begins]) => begins.test(path))?.[0] ?? 'others';

/** The endpoints of one matrix, by the names of their contracts. */
export function endpointsOf(matrix: MatrixName): [string, Endpoint][] {
  return Object.entries(contracts).flatMap(([name, value]): [string, Endpoint][] =>
    isEndpoint(value) && matrixOf(value) === matrix ? [[name, value]] : [],
  );
}

const paramsOf = ({ path }: Endpoint) => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

/**
 * Calls endpoints as everybody who could, for what is the team's own, another booth's and another fair's. Which endpoints there are,
 * and what outsiders are answered, follows from the contracts.
 */
export class AccessMatrix {
  private constructor(
    private readonly makers: Makers,
    private readonly home: Home,
    private readonly away: Home,
    private readonly rivalBoothId: string,
    private readonly clients: Record<Insider | Outsider, TestClient>,
  ) {}

  static async open(server: TestServer, makers: Makers): Promise<AccessMatrix> {
    const home = await createHome(server);
    const away = await createHome(server);
    const rival = await createPerson(server, home.fairId, { kind: 'exhibitor', company: 'Rival' });
    await addBooth(server, home.fairId, rival);
    return new AccessMatrix(makers, home, away, boothOf(rival), {
      team: home.team.client,
      rival: rival.client,
      visitor: home.visitor.client,
      organiser: home.organiser,
      stranger: server.stranger,
      newcomer: await server.signIn(`${crypto.randomUUID()}@nowhere.example`),
      abroad: away.team.client,
      abroadOrganiser: away.organiser,
    });
  }

  /** The same people, with other things of these names. */
  with(makers: Makers): AccessMatrix {
    const { home, away, rivalBoothId, clients } = this;
    return new AccessMatrix({ ...this.makers, ...makers }, home, away, rivalBoothId, clients);
  }

  /** Everybody who has a session. */
  get callers(): Record<Exclude<Insider | Outsider, 'stranger'>, TestClient> {
    const { stranger: _, ...callers } = this.clients;
    return callers;
  }

  /** Where the team is at home, and where those abroad are. */
  get homes(): { home: Home; away: Home } {
    return { home: this.home, away: this.away };
  }

  /** The accounts of all callers. */
  get userIds(): string[] {
    return Object.values(this.clients).flatMap(({ userId }) => userId || []);
  }

  /** What the contract and the rule say that everybody is answered. */
  expected(
    { access }: Endpoint,
    { answers, outside: own }: AccessRule,
  ): Record<Insider | Outsider, AccessAnswer | 401> {
    const isOpen = typeof access === 'string';
    for (const who of insiders)
      if (!isOpen && !access.includes(roleOf[who]) && answers[who] !== 403)
        throw new Error(`the contract refuses the ${who}, the rule says ${answers[who]}`);
    const outside = own ?? (isOpen ? 'in' : 404);
    return {
      ...answers,
      stranger: access === 'public' ? 'in' : 401,
      newcomer: outside,
      abroad: outside,
      abroadOrganiser: outside,
    };
  }

  /** What everybody really is answered. Whatever a call that went through may have changed is made anew. */
  async answers(endpoint: Endpoint, rule: AccessRule): Promise<Record<string, AccessAnswer | number>> {
    const answers: Record<string, AccessAnswer | number> = {};
    let ids = await this.make(endpoint, rule, this.home);
    for (const who of [...outsiders, 'rival', 'visitor', 'organiser', 'team'] as const) {
      const { ok, status } = await this.call(this.clients[who], endpoint, rule, ids);
      answers[who] = ok ? 'in' : status;
      if (ok && endpoint.method !== 'GET') ids = await this.make(endpoint, rule, this.home);
    }
    return answers;
  }

  /**
   * Who gets at what belongs elsewhere, which has to be nobody: insiders naming their own fair and things of another one, all of them or
   * one among their own, and the rival naming its own booth and things of the team's.
   */
  async strays(endpoint: Endpoint, rule: AccessRule): Promise<string[]> {
    // What belongs to no fair has no other one.
    if (rule.isIdempotent || !endpoint.path.includes(':fairId')) return [];
    const names = paramsOf(endpoint);
    const strays: string[] = [];
    const tryOut = async (who: Insider, ids: Ids, what: string) => {
      const { status } = await this.call(this.clients[who], endpoint, rule, ids);
      if (![403, 404, 409].includes(status)) strays.push(`${who} at ${what}: ${status}`);
    };
    const things = names.filter((name) => name !== 'fairId' && name in this.makers);
    if (things.length > 0) {
      const away: Ids = { ...(await this.make(endpoint, rule, this.away)), fairId: this.home.fairId };
      for (const who of insiders) await tryOut(who, away, 'another fair');
      const ids = things.filter((name) => name.endsWith('Id'));
      const own = ids.length > 1 ? await this.make(endpoint, rule, this.home) : {};
      for (const name of ids.length > 1 ? ids : [])
        for (const who of insiders) await tryOut(who, { ...own, [name]: away[name] ?? '' }, `another fair's ${name}`);
    }
    if (
      names.includes('boothId') &&
      names.some((name) => /Id$/.test(name) && !/^(fair|booth|participant)Id$/.test(name))
    ) {
      const mixed = { ...(await this.make(endpoint, rule, this.home)), boothId: this.rivalBoothId };
      await tryOut('rival', mixed, "another booth's");
    }
    return strays;
  }

  private async make(endpoint: Endpoint, { needs = [] }: AccessRule, home: Home): Promise<Ids> {
    const ids: Ids = { fairId: home.fairId, boothId: home.boothId };
    for (const name of [...paramsOf(endpoint), ...needs]) {
      const maker = this.makers[name];
      if (maker) ids[name] = await maker(home, ids);
      else if (!(name in ids)) throw new Error(`nobody makes a ${name}`);
    }
    return ids;
  }

  private call(client: TestClient, endpoint: Endpoint, rule: AccessRule, ids: Ids): Promise<Response> {
    return client.raw(endpoint, { params: ids as never, ...rule.input?.(ids, this.home) });
  }
}

async function createHome(server: TestServer): Promise<Home> {
  const fairId = await createFairRow(server.db);
  const team = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' });
  await addBooth(server, fairId, team);
  return {
    fairId,
    boothId: boothOf(team),
    team,
    visitor: await createPerson(server, fairId, { company: 'Buyers' }),
    organiser: await server.signInAs('organiser', fairId, `${fairId}@organisers.example`),
  };
}

const boothOf = ({ companyId }: TestPerson): string => {
  if (companyId === null) throw new Error('an exhibitor has a company');
  return companyId;
};

const addBooth = (server: TestServer, fairId: string, team: TestPerson) =>
  server.db.query(`insert into booths.booth (id, fair_id) values ($1, $2)`, [boothOf(team), fairId]);
