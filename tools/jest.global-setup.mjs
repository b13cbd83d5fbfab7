// Integration tests get one throw-away Postgres and Redis; each test file makes its own database in it.
import { startServices } from './services.mjs';

export default async function globalSetup() {
  const services = await startServices();
  globalThis.parvisServices = services;
  process.env.DATABASE_URL = services.databaseUrl;
  process.env.REDIS_URL = services.redisUrl;
}
