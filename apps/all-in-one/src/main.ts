import { migrate } from '@parvis/migrations';
import { createApplication, loadConfig } from '@parvis/platform';
import { allInOne } from './app.js';
import { seedDemo } from './demo/seed-demo.js';

const config = loadConfig();
if (config.get('MIGRATIONS') === 'run') await migrate(config.get('DATABASE_URL'));
const app = await createApplication(allInOne, config);
if (config.get('DEMO') && config.hasRole('api') && config.hasRole('worker')) {
  await app.init();
  // Before it listens: whoever can reach it finds the demo ready.
  await seedDemo(app);
}
await app.listen(config.get('PORT'), config.get('HOST'));
