// npm run start:split: each service in a process of its own, behind nginx with the configuration of docker/edge.
import { allApps, startSplit } from './lib/apps.mjs';
import { launch } from './lib/launch.mjs';

await launch({
  name: 'npm run start:split',
  about:
    'like npm start, with each service in a process of its own behind nginx (services from port SERVICES_PORT, 3101, on)',
  wanted: ['nginx'],
  apps: allApps,
  start: ({ env, dataDir, logFolder, session }) =>
    startSplit({
      env,
      basePort: Number(process.env.SERVICES_PORT || 3101),
      folder: dataDir,
      logFolder,
      onProcess: session.onProcess,
    }),
});
