// nginx as the edge of the split form, with the configuration of docker/edge.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from './paths.mjs';
import { acceptsConnections } from './ports.mjs';
import { lastLines, startProcess, waitUntil } from './processes.mjs';
import { findProgram } from './programs.mjs';
import { UserError } from './report.mjs';

/**
 * Fills in `${NAME}` as envsubst does in the container image: upper-case names only, nginx' own variables stay.
 * @throws Error when a value is missing
 */
export function renderTemplate(template, values) {
  return template.replaceAll(/\$\{([A-Z_]+)\}/g, (_, name) => {
    if (values[name] === undefined) throw new Error(`the nginx template wants ${name}, which has no value`);
    return values[name];
  });
}

const mainConfiguration = (folder, site) => `
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
daemon off;
pid ${folder}/nginx.pid;
error_log stderr warn;
worker_rlimit_nofile 40000;
events { worker_connections 16384; }
http {
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  include ${folder}/rooms-nodes.conf;
  include ${site};
}
`;

/** Who answers below /rooms/: the nodes by name (`{ name: 'host:port' }`), and the first of them for what names none. */
function writeRoomsNodes(file, upstream, nodes) {
  execFileSync('sh', [fromRoot('docker', 'edge', 'rooms-nodes.sh'), file], {
    env: {
      PATH: process.env.PATH,
      ROOMS_UPSTREAM: upstream,
      ROOMS_NODES: Object.entries(nodes)
        .map(([name, address]) => `${name}=${address}`)
        .join(' '),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/**
 * Writes the configuration of an edge for these upstreams (`{ fairs: 'host:port', ... }`) and returns the main file's path.
 * `roomsNodes`: rooms nodes with a path of their own, by name.
 */
export function writeNginxConfiguration({ port, host, upstreams, roomsNodes = {}, webRoot, folder }) {
  mkdirSync(folder, { recursive: true });
  const site = join(folder, 'parvis.conf');
  writeRoomsNodes(join(folder, 'rooms-nodes.conf'), upstreams.rooms, roomsNodes);
  const values = Object.fromEntries(
    Object.entries(upstreams).map(([name, address]) => [`${name.toUpperCase()}_UPSTREAM`, address]),
  );
  const template = readFileSync(fromRoot('docker', 'edge', 'parvis.conf.template'), 'utf8');
  writeFileSync(site, renderTemplate(template, { ...values, EDGE_LISTEN: `${host}:${port}`, WEB_ROOT: webRoot }));
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, mainConfiguration(folder, site));
  return file;
}

/** Starts nginx and waits until it listens. */
export async function startNginx({ logFolder, ...options }) {
  const command = findProgram('nginx');
  if (!command) throw new UserError('nginx is not on the PATH (Debian: nginx).');
  const configuration = writeNginxConfiguration(options);
  const logFile = join(logFolder, 'nginx.log');
  const server = startProcess({
    name: 'nginx',
    command,
    args: ['-p', options.folder, '-c', configuration, '-e', 'stderr'],
    cwd: options.folder,
    logFile,
  });
  await waitUntil(async () => server.hasEnded || (await acceptsConnections(options.port, options.host)), 10_000);
  if (server.hasEnded) throw new UserError(`nginx did not start. The end of ${logFile}:\n${lastLines(logFile)}`);
  return server;
}
