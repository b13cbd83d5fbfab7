import { createSocket } from 'node:dgram';
import { connect, createServer } from 'node:net';

/** Where media is received on one's own machine, beside the loopback: Firefox sends no media to 127.0.0.1. */
export const everyAddress = '0.0.0.0';

/** Whether a TCP port can be listened on. */
export function isPortFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

function isUdpPortFree(port) {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => socket.close(() => resolve(false)));
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)));
  });
}

/** A TCP port that is free now, and that the system does not hand out again at once. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function areFree(base, count) {
  // Piece by piece: each port that is tried takes two of the process's open files.
  for (let at = 0; at < count; at += 50) {
    const ports = Array.from({ length: Math.min(50, count - at) }, (_, index) => base + at + index);
    const free = await Promise.all(ports.flatMap((port) => [isPortFree(port), isUdpPortFree(port)]));
    if (!free.every(Boolean)) return false;
  }
  return true;
}

/** The first of `count` neighbouring ports that are free for TCP and UDP, below the range the system hands out by itself. */
export async function freePortBlock(count, from = 20_000, to = 32_000) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const base = from + Math.floor(Math.random() * (to - from - count));
    if (await areFree(base, count)) return base;
  }
  throw new Error(`found no ${count} neighbouring free ports between ${from} and ${to}`);
}

/** The first port of the media workers: the usual one, or others where another Parvis on this machine has it. */
export async function mediaPort(usual = 40_000, count = 8) {
  const [isTcpFree, isUdpFree] = await Promise.all([isPortFree(usual), isUdpPortFree(usual)]);
  return isTcpFree && isUdpFree ? usual : freePortBlock(count);
}

/**
 * The first port that recorded tracks pass through: the usual one, or others where another Parvis on this machine has the usual media
 * port. Those for tracks are in use only while something is recorded, so that looking at them would not tell.
 */
export async function recordingPort(rtcPort, count = 400) {
  return rtcPort === 40_000 ? 45_000 : freePortBlock(count);
}

export function acceptsConnections(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
