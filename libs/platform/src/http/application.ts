import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { toNodeHandler } from 'better-auth/node';
import compression from 'compression';
import { type NextFunction, type Request, type Response, static as serveStatic } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { type Auth, clientAddressHeader } from '../auth/auth.js';
import { AUTH } from '../auth/sessions.js';
import { type AppConfig, loadConfig } from '../config/app-config.js';
import { createLogger, PinoLogger } from '../logging/logger.js';
import { Metrics } from '../metrics/metrics.js';
import { metricsRoute } from '../metrics/metrics-route.js';
import { EventWorkersModule } from '../outbox/outbox.module.js';
import { CoreModule, PlatformModule } from '../platform.module.js';
import { DomainError } from './domain-error.js';
import { describeApi } from './open-api.js';
import { ProblemFilter } from './problem.filter.js';
import { securityHeaders } from './security-headers.js';

/** A process: which domains it serves and the modules of their two halves. */
export interface Service {
  name: string;
  api: readonly (Type | DynamicModule)[];
  worker: readonly (Type | DynamicModule)[];
  /** Whether it needs Postgres and sign-in; rooms does not. */
  hasDatabase: boolean;
  /** Domains whose API is described at `/api/<domain>/docs`. */
  domains: readonly string[];
}

@Module({})
class ServiceModule {}

function rootModule(service: Service, config: AppConfig): DynamicModule {
  const halves = [
    ...(config.hasRole('api') ? service.api : []),
    ...(config.hasRole('worker') ? service.worker : []),
    ...(config.hasRole('worker') && service.hasDatabase ? [EventWorkersModule] : []),
  ];
  return {
    module: ServiceModule,
    imports: [CoreModule.with(config), ...(service.hasDatabase ? [PlatformModule] : []), ...halves],
  };
}

/** Builds the Nest application of a service, not yet listening. */
export async function createApplication(
  service: Service,
  config: AppConfig = loadConfig(),
): Promise<NestExpressApplication> {
  const logger = createLogger(service.name, config.get('LOG_LEVEL'));
  const app = await NestFactory.create<NestExpressApplication>(rootModule(service, config), {
    logger: new PinoLogger(logger),
    abortOnError: false,
  });
  app.set('trust proxy', config.get('TRUST_PROXY'));
  app.disable('x-powered-by');
  app.use(pinoHttp({ logger, genReqId: requestId, quietReqLogger: true, autoLogging: false }));
  app.use(helmet(securityHeaders(config)));
  const metricsToken = config.get('METRICS_TOKEN');
  if (metricsToken) {
    const metrics = app.get(Metrics);
    metrics.watchProcess();
    app.use(metricsRoute(metrics, metricsToken));
  }
  // A tenth larger than at the usual level, in half the time.
  app.use(compression({ level: 3 }));
  app.use(passClientAddressOn);
  if (service.hasDatabase) app.use(authRoutes(app.get<Auth>(AUTH)));
  // After sign-in, which reads its bodies itself. A whole booth, with a hundred products in two languages, is kept in one piece.
  app.useBodyParser('json', { limit: '1mb' });
  const webRoot = config.get('WEB_ROOT');
  if (webRoot) serveWebApp(app, resolve(webRoot));
  app.useGlobalFilters(new ProblemFilter());
  app.useWebSocketAdapter(new IoAdapter(app));
  app.enableShutdownHooks();
  describeApi(app, service.domains);
  return app;
}

/** Starts a service and answers when it listens. Ends the process when the settings are wrong. */
export async function startService(
  service: Service,
  config: AppConfig = loadConfig(),
): Promise<NestExpressApplication> {
  const app = await createApplication(service, config);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, endInTime);
  // Longer than a proxy keeps its side of an idle connection: whoever closes first must not be the one who is asked.
  app.getHttpServer().keepAliveTimeout = 75_000;
  await app.listen(config.get('PORT'), config.get('HOST'));
  return app;
}

/** An orderly end waits for Redis and Postgres, which may be gone for good. */
function endInTime() {
  setTimeout(() => process.exit(1), 8_000).unref();
}

function requestId(
  request: { headers: Record<string, unknown> },
  response: { setHeader(name: string, value: string): void },
) {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  response.setHeader('X-Request-Id', id);
  return id;
}

function passClientAddressOn(request: Request, _response: Response, next: NextFunction) {
  request.headers[clientAddressHeader] = request.ip ?? '';
  next();
}

const longestAuthBody = 32 * 1024;

function authRoutes(auth: Auth) {
  const handle = toNodeHandler(auth);
  return (request: Request, response: Response, next: NextFunction) => {
    if (!request.path.startsWith('/api/auth/')) return next();
    // The library reads bodies of any size. It reads as much as the header says, so one without a length is refused too.
    const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers;
    if (coding !== undefined || Number(length) > longestAuthBody)
      return next(new DomainError('FILE_TOO_LARGE', 'too-large', 'Nobody needs so long a request to sign in'));
    void handle(request, response);
  };
}

function serveWebApp(app: NestExpressApplication, root: string) {
  const longLived = 'public, max-age=31536000, immutable';
  const files = serveStatic(root, {
    index: false,
    setHeaders: (response, path) =>
      response.setHeader('Cache-Control', path.includes('/assets/') ? longLived : 'no-cache'),
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    // Calls of the API do not look for files first.
    if (/^\/(api|realtime|rooms)\//.test(request.path)) return next();
    files(request, response, () => {
      if (request.method !== 'GET' || request.path.startsWith('/assets/')) return next();
      response.setHeader('Cache-Control', 'no-cache');
      response.sendFile(join(root, 'index.html'));
    });
  });
}
