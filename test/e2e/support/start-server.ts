import { startParvis } from '../../../tools/parvis.mjs';
import { formUnderTest } from './settings.js';

/** Starts Parvis once for all specs, unless E2E_URL names one that runs already. */
export default async function startServer(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_URL) return undefined;
  const { url, stop } = await startParvis({ form: formUnderTest, env: { DEMO: 'on', LOG_LEVEL: 'warn' } });
  process.env.E2E_URL = url;
  return stop;
}
