// A push service on this machine: takes everything and notes when.
import { createServer } from 'node:http';

/** @returns `{ origin, takenAt, stop() }`; `takenAt` holds the moment (Date.now) of each message */
export async function startPushService() {
  const takenAt = [];
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      takenAt.push(Date.now());
      response.writeHead(201).end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    takenAt,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
