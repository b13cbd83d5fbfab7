// npm start: everything that Parvis needs, and Parvis in one process.
import { startAllInOne } from './lib/apps.mjs';
import { launch } from './lib/launch.mjs';

await launch({
  name: 'npm start',
  about: 'installs what is missing, starts Postgres and Redis, and runs Parvis in one process',
  wanted: [],
  apps: ['all-in-one', 'web'],
  start: ({ env, session }) => startAllInOne({ env, onProcess: session.onProcess }),
});
