// npm run start:split: each service in a process of its own, behind nginx with the configuration of docker/edge.
import { allApps, mediaPortsPerNode, recordingPortsPerNode, startSplit } from './lib/apps.mjs';
import { launch } from './lib/launch.mjs';
import { UserError } from './lib/report.mjs';

/** How many rooms nodes; they share the machine, so it is for trying out what happens between them. */
function roomsNodes() {
  const count = Number(process.env.ROOMS_NODES || 1);
  if (Number.isInteger(count) && count >= 1 && count <= 8) return count;
  throw new UserError(`ROOMS_NODES is ${process.env.ROOMS_NODES}; it has to be a number from 1 to 8.`);
}

await launch({
  name: 'npm run start:split',
  about:
    'like npm start, with each service in a process of its own behind nginx (services from port SERVICES_PORT, 3101, on; ROOMS_NODES=2 for two rooms nodes)',
  wanted: ['nginx'],
  apps: allApps,
  mediaPorts: roomsNodes() * mediaPortsPerNode,
  recordingPorts: roomsNodes() * recordingPortsPerNode,
  start: ({ env, dataDir, logFolder, session }) =>
    startSplit({
      env,
      roomsNodes: roomsNodes(),
      basePort: Number(process.env.SERVICES_PORT || 3101),
      folder: dataDir,
      logFolder,
      onProcess: session.onProcess,
    }),
});
