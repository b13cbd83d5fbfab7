// The edge's configuration, run by nginx in front of stand-ins for the services.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import helmet from 'helmet';
import { build } from 'rolldown';
import { mediaPortsPerNode, recordingPortsPerNode, roomsNodesOf, serviceNames } from '../lib/apps.mjs';
import { renderTemplate, startNginx } from '../lib/nginx.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';

const folder = mkdtempSync(join(tmpdir(), 'parvis-edge-'));
const servers = [];
let nginx;
let port;

/** Answers with its name and what it was told; accepts any upgrade. */
async function startStandIn(name) {
  const server = createServer((request, response) => {
    let length = 0;
    request.on('data', (chunk) => {
      length += chunk.length;
    });
    request.on('end', () => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ name, url: request.url, length, headers: request.headers }));
    });
  });
  server.on('upgrade', (_, socket) =>
    socket.end(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Name: ${name}\r\n\r\n`,
    ),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  return `127.0.0.1:${server.address().port}`;
}

before(async () => {
  const webRoot = join(folder, 'web');
  mkdirSync(join(webRoot, 'assets'), { recursive: true });
  writeFileSync(join(webRoot, 'index.html'), '<title>Parvis</title>');
  writeFileSync(join(webRoot, 'assets', 'main-1a2b.js'), `console.log(${JSON.stringify('parvis'.repeat(500))})`);
  const addresses = await Promise.all(serviceNames.map(startStandIn));
  const upstreams = Object.fromEntries(serviceNames.map((name, index) => [name, addresses[index]]));
  const roomsNodes = { n1: upstreams.rooms, n2: await startStandIn('rooms-n2') };
  port = await freePort();
  nginx = await startNginx({
    port,
    host: '127.0.0.1',
    upstreams,
    roomsNodes,
    webRoot,
    folder: join(folder, 'nginx'),
    logFolder: folder,
  });
});

after(async () => {
  await nginx?.stop();
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path, options) => fetch(`http://127.0.0.1:${port}${path}`, options);

/** The first lines of the answer to a websocket handshake. */
async function upgrade(path) {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
  let answer = '';
  for await (const chunk of socket) {
    answer += chunk;
    if (answer.includes('\r\n\r\n')) break;
  }
  return answer;
}

const routes = [...serviceNames.map((name) => [`/api/${name}`, name]), ['/api/auth', 'profiles']];
for (const [path, service] of routes) {
  test(`sends ${path} and what lies below it to ${service}`, async () => {
    for (const url of [path, `${path}/one/two?three=4`]) {
      const answer = await (await get(url)).json();
      assert.equal(answer.name, service);
      assert.equal(answer.url, url);
    }
  });
}

for (const [path, service] of [
  ['/realtime/', 'messaging'],
  ['/rooms/', 'rooms'],
  ['/rooms/n1/', 'rooms'],
  ['/rooms/n2/', 'rooms-n2'],
  ['/rooms/n3/', 'rooms'],
]) {
  test(`upgrades sockets below ${path} to ${service}`, async () => {
    const answer = await upgrade(`${path}?EIO=4&transport=websocket`);
    assert.match(answer, /^HTTP\/1\.1 101 /);
    assert.match(answer, new RegExp(`X-Name: ${service}\r\n`));
  });
}

test('answers an unknown API path with a problem, not with the page', async () => {
  const response = await get('/api/fairsome');
  assert.equal(response.status, 404);
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  assert.equal((await response.json()).code, 'NOT_FOUND');
});

test('gives every other path the page, which is not cached', async () => {
  for (const path of ['/', '/fairs/7/rooms/8', '/roomsy']) {
    const response = await get(path);
    assert.equal(await response.text(), '<title>Parvis</title>');
    assert.equal(response.headers.get('cache-control'), 'no-cache');
    assert.match(
      response.headers.get('content-security-policy'),
      /^default-src 'self';script-src 'self' 'wasm-unsafe-eval';/,
    );
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  }
});

/** The headers that the apps themselves send, by their own source. */
async function headersOfTheApps(publicUrl) {
  const file = join(folder, 'security-headers.mjs');
  await build({
    input: fromRoot('libs/platform/src/http/security-headers.ts'),
    platform: 'node',
    output: { file },
    logLevel: 'silent',
  });
  const { securityHeaders } = await import(file);
  const headers = new Headers();
  helmet(securityHeaders({ publicUrl }))(
    {},
    { setHeader: (name, value) => headers.set(name, value), removeHeader: () => {} },
    () => {},
  );
  return Object.fromEntries(headers);
}

test('sends the security headers that the apps send, over HTTP and HTTPS', async () => {
  for (const scheme of ['http', 'https']) {
    const { headers } = await get('/', { headers: { 'X-Forwarded-Proto': scheme } });
    const wanted = await headersOfTheApps(`${scheme}://fair.example`);
    assert.ok(Object.keys(wanted).length > 8);
    assert.deepEqual(Object.fromEntries(Object.keys(wanted).map((name) => [name, headers.get(name)])), wanted);
  }
});

test('keeps assets for a year, compressed, and refuses those that are gone', async () => {
  const asset = await get('/assets/main-1a2b.js', { headers: { 'Accept-Encoding': 'gzip' } });
  assert.equal(asset.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(asset.headers.get('content-encoding'), 'gzip');
  assert.ok(asset.headers.get('content-security-policy'));
  const gone = await get('/assets/main-0000.js');
  assert.equal(gone.status, 404);
});

test('tells the service the address and scheme of the client, and asks for HTTPS only behind it', async () => {
  const { headers } = await (await get('/api/fairs/x', { headers: { 'X-Forwarded-Proto': 'https' } })).json();
  assert.equal(headers['x-forwarded-for'], '127.0.0.1');
  assert.equal(headers['x-forwarded-proto'], 'https');
  assert.equal(headers['x-forwarded-host'], `127.0.0.1:${port}`);
  assert.match(headers['x-request-id'], /^[0-9a-f]{32}$/);
  assert.equal((await get('/')).headers.get('strict-transport-security'), null);
  const secure = await get('/', { headers: { 'X-Forwarded-Proto': 'https' } });
  assert.match(secure.headers.get('strict-transport-security'), /^max-age=31536000/);
});

test('takes bodies up to 25 MB', async () => {
  const post = (bytes) => get('/api/fairs/import', { method: 'POST', body: Buffer.alloc(bytes) });
  assert.equal((await (await post(24 * 2 ** 20)).json()).length, 24 * 2 ** 20);
  assert.equal((await post(26 * 2 ** 20)).status, 413);
});

test('refuses a template value that is missing, and leaves the variables of nginx alone', () => {
  const variable = (name) => `\${${name}}`;
  assert.throws(() => renderTemplate(`listen ${variable('EDGE_LISTEN')};`, {}), /EDGE_LISTEN/);
  assert.equal(
    renderTemplate(`${variable('A_B')} $uri ${variable('host')}`, { A_B: 'x' }),
    `x $uri ${variable('host')}`,
  );
});

test('refuses a list of rooms nodes that is none', () => {
  const write = (nodes) =>
    spawnSync('sh', [fromRoot('docker', 'edge', 'rooms-nodes.sh'), join(folder, 'nodes.conf')], {
      env: { PATH: process.env.PATH, ROOMS_UPSTREAM: 'rooms:3000', ROOMS_NODES: nodes },
      encoding: 'utf8',
    });
  for (const nodes of ['n1', 'n1=', '=rooms:3000', 'n1=rooms:3000;', 'n/1=rooms:3000']) {
    const { status, stderr } = write(nodes);
    assert.equal(status, 1, nodes);
    assert.match(stderr, /name=host:port/);
  }
  assert.equal(write('').status, 0);
  assert.equal(write('a=rooms-a:3000 b=rooms-b:3000').status, 0);
  const written = readFileSync(join(folder, 'nodes.conf'), 'utf8');
  assert.match(written, /upstream parvis_rooms_node_b { server rooms-b:3000; keepalive 16; }/);
  assert.match(written, /~\^\/rooms\/b\/ parvis_rooms_node_b;/);
});

test('gives each rooms node of the split form a path, a port and media ports of its own, and a single one the usual path', () => {
  const nodes = roomsNodesOf({ env: { RTC_PORT: '41000' }, basePort: 3101, count: 3 });
  assert.deepEqual(
    nodes.map(({ env }) => env.ROOMS_PATH),
    ['/rooms/n1', '/rooms/n2', '/rooms/n3'],
  );
  assert.equal(new Set(nodes.map(({ port }) => port)).size, 3);
  assert.ok(nodes.every(({ env }, at) => Number(env.RTC_PORT) === 41_000 + at * mediaPortsPerNode));
  assert.ok(nodes.every(({ env }, at) => Number(env.RECORDING_PORT) === 45_000 + at * recordingPortsPerNode));
  const [single] = roomsNodesOf({ env: {}, basePort: 3101, count: 1 });
  assert.deepEqual(single.env, { RTC_PORT: '40000', RECORDING_PORT: '45000' });
});
