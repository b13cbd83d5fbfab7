import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { MediaError, RoomHost, WorkerPool } from '../src/index.js';
import { freePorts } from './free-ports.js';
import { TestClient, until } from './room-client.js';

describe('WorkerPool', () => {
  it('keeps its workers when the process is told to end: the rooms have to move first', async () => {
    const [before, beforeInt] = [process.listeners('SIGTERM'), process.listeners('SIGINT')];
    const pool = await WorkerPool.start({
      listenIp: '127.0.0.1',
      announcedAddress: null,
      port: await freePorts(1),
      size: 1,
    });
    const host = new RoomHost(pool);
    await new TestClient(host.open(randomUUID())).join();
    expect(process.listeners('SIGTERM')).toEqual(before);
    expect(process.listeners('SIGINT')).toEqual(beforeInt);
    host.close('shutdown');
    pool.close();
  });

  it('replaces a killed worker on the same port; the people stay and join again', async () => {
    const pool = await WorkerPool.start({
      listenIp: '127.0.0.1',
      announcedAddress: null,
      port: await freePorts(1),
      size: 1,
    });
    const host = new RoomHost(pool);
    const room = host.open(randomUUID());
    const [ada, ben] = [new TestClient(room), new TestClient(room)];
    const first = await ada.join();
    await ben.join();
    await ada.produce('microphone');
    const [pid] = pool.pids;
    process.kill(pid!, 'SIGKILL');
    await until(() => ada.heard('media.reset').length === 1 && ben.heard('media.reset').length === 1, 'the reset');
    expect(ada.heard('media.reset')).toEqual([{ epoch: 1 }]);
    expect(() => ada.seat.mediaOf(0)).toThrow('replaced');
    const again = await ada.join();
    expect(again.epoch).toBe(1);
    expect(again.peers).toHaveLength(1);
    expect(again.transports.recv.iceCandidates[0]!.port).toBe(first.transports.recv.iceCandidates[0]!.port);
    await ben.join();
    await ada.produce('microphone');
    expect(ben.heard('consumer.new').at(-1)!.epoch).toBe(1);
    expect(ben.heard('peer.left')).toEqual([]);
    expect(pool.state).toBe('ok');
    expect(pool.pids).not.toContain(pid);
    host.close('shutdown');
    pool.close();
    pool.close();
  });

  it("has a spare process that takes a dead one's place, and gets another", async () => {
    const port = await freePorts(1);
    const pool = await WorkerPool.start({ listenIp: '127.0.0.1', announcedAddress: null, port, size: 1 });
    await until(() => pool.sparePid !== null, 'the spare');
    const spare = pool.sparePid!;
    expect(pool.pids).not.toContain(spare);
    process.kill(pool.pids[0]!, 'SIGKILL');
    await until(() => pool.pids[0] === spare, 'the spare in its place');
    const worker = await pool.acquire();
    expect(worker.listensOn[0]).toBe(`udp:127.0.0.1:${port}`);
    await until(() => pool.sparePid !== null && pool.sparePid !== spare, 'the next spare');
    const second = pool.sparePid!;
    process.kill(second, 'SIGKILL');
    await until(() => pool.sparePid !== null && pool.sparePid !== second, 'a spare for the spare');
    expect(pool.pids).toEqual([spare]);
    pool.close();
  });

  it('says how much of it is in use, newcomers that are still to ramp up included', async () => {
    const pool = await WorkerPool.start({
      listenIp: '127.0.0.1',
      announcedAddress: null,
      port: await freePorts(2),
      size: 2,
      hasSpare: false,
      packetsPerCore: 10_000,
      share: 0.5,
    });
    expect(pool.load).toBeLessThan(0.2);
    const first = await pool.acquire({ packets: 5_000 });
    const second = await pool.acquire({ packets: 5_000 });
    expect(second).not.toBe(first);
    expect(pool.load).toBeGreaterThanOrEqual(1);
    const stop = first.uses(() => 20_000);
    expect(pool.load).toBeGreaterThan(2);
    stop();
    expect(await pool.acquire({ except: first })).toBe(second);
    const before = pool.load;
    const { giveBack } = await pool.reserve({ packets: 10_000 });
    expect(pool.load).toBeGreaterThan(before);
    giveBack();
    expect(pool.load).toBeCloseTo(before, 3);
    pool.close();
    expect(pool.load).toBe(1);
  });

  it('is degraded without the binary, refuses rooms and does not fall', async () => {
    const pool = await WorkerPool.start({
      listenIp: '127.0.0.1',
      announcedAddress: null,
      port: 0,
      size: 1,
      workerBin: '/not/there/mediasoup-worker',
      acquireTimeoutMs: 20,
    });
    expect(pool.state).toBe('degraded');
    const host = new RoomHost(pool);
    await expect(new TestClient(host.open(randomUUID())).join()).rejects.toEqual(
      new MediaError('MEDIA_UNAVAILABLE', 'no media worker is running'),
    );
    expect(host.size).toBe(0);
    pool.close();
  });

  it('is degraded while its port is taken and heals when it is free', async () => {
    const port = await freePorts(1);
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
    const pool = await WorkerPool.start({ listenIp: '127.0.0.1', announcedAddress: null, port, size: 1 });
    expect(pool.state).toBe('degraded');
    await new Promise((resolve) => taken.close(resolve));
    await until(() => pool.state === 'ok', 'the worker');
    pool.close();
  });

  it('spreads rooms over its workers', async () => {
    const pool = await WorkerPool.start({
      listenIp: '127.0.0.1',
      announcedAddress: null,
      port: await freePorts(2),
      size: 2,
    });
    const host = new RoomHost(pool);
    for (let count = 0; count < 4; count += 1) await new TestClient(host.open(randomUUID())).join();
    const loads = await Promise.all([pool.acquire(), pool.acquire()]);
    expect(loads.map(({ load }) => load)).toEqual([2, 2]);
    host.close('shutdown');
    pool.close();
  });
});
