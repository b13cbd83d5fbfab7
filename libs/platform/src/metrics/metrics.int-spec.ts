import { TestServer } from '@parvis/testing';

describe('GET /metrics', () => {
  const token = 'a token of at least sixteen letters';
  const service = { name: 'none', api: [], worker: [], hasDatabase: false, domains: [] };
  const read = (server: TestServer, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/metrics`, { headers });

  it('answers the bearer of the token, and nobody else', async () => {
    const server = await TestServer.start(service, { METRICS_TOKEN: token });
    try {
      const answer = await read(server, { authorization: `Bearer ${token}` });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toMatch(/^process_resident_memory_bytes \d+/m);
      expect((await read(server)).status).toBe(404);
      expect((await read(server, { authorization: 'Bearer x' })).status).toBe(404);
      expect((await fetch(`${server.url}/metrics`, { method: 'POST' })).status).toBe(404);
    } finally {
      await server.stop();
    }
  });

  it('is not there without a token', async () => {
    const server = await TestServer.start(service);
    try {
      expect((await read(server, { authorization: 'Bearer ' })).status).toBe(404);
    } finally {
      await server.stop();
    }
  });
});
