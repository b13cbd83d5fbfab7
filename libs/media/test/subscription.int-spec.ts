import { randomUUID } from 'node:crypto';
import { RoomHost, WorkerPool } from '../src/index.js';
import { TestClient } from './room-client.js';

describe('a subscription', () => {
  let pool: WorkerPool;
  beforeAll(async () => {
    pool = await WorkerPool.start({ listenIp: '127.0.0.1', announcedAddress: null, port: 0, size: 1 });
  });
  afterAll(() => pool.close());

  it('waits for the client, rests while nobody sees it and follows the size of its tile', async () => {
    const host = new RoomHost(pool);
    const room = host.open(randomUUID());
    const [ada, ben] = [new TestClient(room), new TestClient(room)];
    await ada.join();
    await ada.produce('camera');
    await ben.join();
    const media = ben.seat.mediaOf(0);
    const subscription = media.consumers[0]!;
    const tile = { participantId: ada.identity.participantId, source: 'camera' as const, rank: 'grid' as const };
    expect(subscription.state).toMatchObject({ isFlowing: false });
    await media.setLayout([{ ...tile, width: 320, height: 180 }]);
    expect(subscription.state).toMatchObject({ isFlowing: false, layer: 0 });
    await media.start([subscription.id]);
    expect(subscription.state).toMatchObject({ isFlowing: true, layer: 0 });
    await media.setLayout([{ ...tile, width: 1280, height: 720 }]);
    expect(subscription.state).toMatchObject({ isFlowing: true, layer: 2 });
    await media.setLayout([{ ...tile, width: 0, height: 0 }]);
    expect(subscription.state).toMatchObject({ isFlowing: false });
    await media.start([subscription.id]);
    expect(subscription.state).toMatchObject({ isFlowing: false });
    await media.setLayout([{ ...tile, width: 640, height: 360 }]);
    expect(subscription.state).toMatchObject({ isFlowing: true, layer: 1 });
    host.close('shutdown');
  });
});
