import { startParvis } from '../../../tools/parvis.mjs';
import { formUnderTest } from './settings.js';

/** Starts Parvis once for all specs, unless E2E_URL names one that runs already. */
export default async function startServer(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_URL) return undefined;
  // Receivers of webhooks run beside the tests.
  const env = { DEMO: 'on', LOG_LEVEL: 'warn', OUTBOUND_NETWORKS: '127.0.0.1/32' };
  const { url, stop } = await startParvis({ form: formUnderTest, env });
  process.env.E2E_URL = url;
  return stop;
}
