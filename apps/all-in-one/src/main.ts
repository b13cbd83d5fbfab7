import { migrate } from '@parvis/migrations';
import { loadConfig, startService } from '@parvis/platform';
import { allInOne } from './app.js';

const config = loadConfig();
if (config.get('MIGRATIONS') === 'run') await migrate(config.get('DATABASE_URL'));
await startService(allInOne, config);
