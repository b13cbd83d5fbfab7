import { z } from 'zod';
import { netsOf } from '../outbound/outbound-address.rules.js';

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');

const isNetworks = (networks: readonly string[]) => {
  try {
    return Boolean(netsOf(networks));
  } catch {
    return false;
  }
};

const Environment = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    /** Address under which browsers reach Parvis; links in mails begin with it. */
    PUBLIC_URL: z.url().optional(),
    DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'has to begin with postgres://'),
    /** Connections to Postgres that one process may hold. */
    DATABASE_POOL: z.coerce.number().int().min(6).max(200).default(20),
    REDIS_URL: z.string().regex(/^rediss?:\/\//, 'has to begin with redis://'),
    /** Signs cookies, tickets and calendar addresses. */
    APP_SECRET: z.string().min(32, 'has to have 32 characters or more'),
    APP_ROLES: z
      .string()
      .default('api,worker')
      .transform((text) => text.split(',').map((role) => role.trim()))
      .pipe(z.array(z.enum(['api', 'worker'])).min(1)),
    /** Folder of the built web app, served where it is set. */
    WEB_ROOT: z.string().optional(),
    MIGRATIONS: z.enum(['run', 'off']).default('off'),
    DEMO: onOff.default(false),
    SMTP_URL: z.string().optional(),
    MAIL_FROM: z.string().default('Parvis <parvis@localhost>'),
    /** Shows mails on a page instead of only sending them. For development. */
    MAILBOX: onOff.default(false),
    /** Who may create fairs: `*` or addresses separated by commas. */
    FAIR_CREATORS: z.string().default('*'),
    /** Opens `/metrics` to whoever bears it; there is no such page without it. */
    METRICS_TOKEN: z.string().min(16, 'has to have 16 characters or more').optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    /** Number of reverse proxies in front that are trusted to name the client's address. */
    TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
    MEDIASOUP_WORKER_BIN: z.string().optional(),
    /** Number of media workers; one a core unless set. */
    MEDIA_WORKERS: z.coerce.number().int().min(1).max(256).optional(),
    /** What one core forwards, packets a second; workers are filled up to a share of it. */
    MEDIA_PACKETS_PER_CORE: z.coerce.number().int().min(1_000).max(10_000_000).optional(),
    /** Codecs of pictures, the best first. One that is not named is never asked for. */
    VIDEO_CODECS: z
      .string()
      .transform((text) => text.split(',').map((codec) => codec.trim().toUpperCase()))
      .pipe(z.array(z.enum(['VP8', 'VP9', 'AV1', 'H264'])).min(1))
      .refine((codecs) => new Set(codecs).size === codecs.length, 'names a codec twice')
      .optional(),
    RTC_LISTEN_IP: z.string().default('127.0.0.1'),
    RTC_ANNOUNCED_ADDRESS: z.string().optional(),
    /** First port of the media workers, UDP and TCP; one a worker. */
    RTC_PORT: z.coerce.number().int().min(1).max(65535).default(40000),
    /** Origin of the rooms socket, where it is not the page's own. */
    ROOMS_URL: z.string().default(''),
    /** Path of the rooms socket; several nodes behind one edge have one each. */
    ROOMS_PATH: z
      .string()
      .regex(/^(\/[A-Za-z0-9_-]+)+$/, 'has to begin with a slash and not to end with one')
      .default('/rooms'),
    /** Names this media node; at random for each start unless set. */
    ROOMS_NODE_ID: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,40}$/, 'letters, digits, - and _ only, 40 at most')
      .optional(),
    /** IP address at which other media nodes reach this one, where it is not the one that media is received on. */
    ROOMS_PIPE_ADDRESS: z.union([z.ipv4(), z.ipv6()]).optional(),
    /** Folder of the file store; all processes need the same one, or a bucket. */
    FILES_DIR: z.string().default('.parvis/files'),
    /** What the files of one conversation may take together, in MB. */
    CHAT_ROOM_MB: z.coerce.number().int().min(1).max(1_000_000).default(500),
    /** What the files of all conversations of one fair may take together, in MB. */
    CHAT_FAIR_MB: z.coerce.number().int().min(1).max(10_000_000).default(20_000),
    /** Keeps files in a bucket instead of the folder. */
    FILES_S3_BUCKET: z.string().optional(),
    FILES_S3_REGION: z.string().default('us-east-1'),
    /** Address of a server other than Amazon's. */
    FILES_S3_ENDPOINT: z.url().optional(),
    FILES_S3_ACCESS_KEY: z.string().optional(),
    FILES_S3_SECRET_KEY: z.string().optional(),
    /** Recording and putting recordings together; without it rooms cannot be recorded. */
    FFMPEG_BIN: z.string().default('ffmpeg'),
    /** First of the local ports that tracks of recordings pass through, 400 of them; loopback only. */
    RECORDING_PORT: z.coerce.number().int().min(1024).max(65_100).default(45_000),
    /** Folder of tracks under way. Media nodes with the same one put together what another has left when it died. */
    RECORDING_DIR: z.string().optional(),
    /** Networks inside which webhooks may call, by http too: `10.0.0.0/8,fd00::/8`. Everything else has to be public and https. */
    OUTBOUND_NETWORKS: z
      .string()
      .default('')
      .transform((text) => text.split(',').flatMap((network) => network.trim() || []))
      .refine((networks) => isNetworks(networks), 'has to name networks such as 10.0.0.0/8, separated by commas'),
    TURN_URL: z.string().optional(),
    TURN_SECRET: z.string().optional(),
  })
  .refine(({ NODE_ENV, MAILBOX }) => !(MAILBOX && NODE_ENV === 'production'), {
    path: ['MAILBOX'],
    message: 'lets everybody read every mail and so sign in as anybody; not in production',
  });

/** The validated settings of this process. Read from the environment once, at start. */
export class AppConfig {
  constructor(private readonly environment: z.output<typeof Environment>) {}

  get = <Key extends keyof z.output<typeof Environment>>(key: Key): z.output<typeof Environment>[Key] =>
    this.environment[key];

  /** Without a slash at the end. */
  get publicUrl(): string {
    const { PUBLIC_URL, PORT } = this.environment;
    return (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, '');
  }

  get hasRole(): (role: 'api' | 'worker') => boolean {
    return (role) => this.environment.APP_ROLES.includes(role);
  }
}

/**
 * Checks the environment.
 * @throws an error whose message lists every key that is wrong, one a line.
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>> = process.env): AppConfig {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (parsed.success) return new AppConfig(parsed.data);
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The settings are not right:\n${lines.join('\n')}`);
}
