import { migrate } from '@parvis/migrations';
import { loadConfig } from '@parvis/platform';

const names = await migrate(loadConfig().get('DATABASE_URL'));
console.log(names.length > 0 ? `Migrated: ${names.join(', ')}` : 'The schema is up to date');
