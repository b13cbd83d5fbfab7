import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that the kernel gives to connections, a thousand for each of jest's processes. */
const first = 20_000 + (Number(process.env.JEST_WORKER_ID ?? 0) % 12) * 1_000;

/** The first of so many ports in a row that are free on 127.0.0.1, for TCP and for UDP, as a media worker needs them. */
export async function freePorts(count: number): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const base = first + Math.floor(Math.random() * (1_000 - count));
    const areFree = await Promise.all(Array.from({ length: count }, (_, n) => isFree(base + n)));
    if (areFree.every(Boolean)) return base;
  }
  throw new Error(`there are no ${count} free ports in a row from ${first} on`);
}

const isFree = async (port: number): Promise<boolean> => (await hasTcp(port)) && (await hasUdp(port));

async function hasTcp(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  } catch {
    return false;
  }
  await once(server.close(), 'close');
  return true;
}

async function hasUdp(port: number): Promise<boolean> {
  const socket = createSocket('udp4');
  try {
    socket.bind(port, '127.0.0.1');
    await once(socket, 'listening');
  } catch {
    return false;
  }
  socket.close();
  return true;
}
