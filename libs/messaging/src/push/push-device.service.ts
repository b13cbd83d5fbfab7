import { ECDH } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { addPushDevice, BodyOf, PushDevice } from '@parvis/contracts';
import {
  type FairCaller,
  invalid,
  notFound,
  Outbound,
  OutboundError,
  type RateLimit,
  RateLimiter,
} from '@parvis/platform';
import { PushDeviceRepository } from './push-device.repository.js';
import { PushKeys } from './push-keys.js';
import { PushSender } from './push-sender.js';
import { pushWords } from './push-words.js';

const additions: RateLimit = { name: 'push-devices', points: 30, seconds: 3600 };
const tests: RateLimit = { name: 'push-tests', points: 10, seconds: 600 };
const testLifeMs = 60_000;

/** The devices that an account has told. */
@Injectable()
export class PushDeviceService {
  constructor(
    private readonly devices: PushDeviceRepository,
    private readonly keys: PushKeys,
    private readonly sender: PushSender,
    private readonly outbound: Outbound,
    private readonly limiter: RateLimiter,
  ) {}

  async publicKey(): Promise<{ publicKey: string }> {
    const { publicKey } = await this.keys.get();
    return { publicKey };
  }

  list(userId: string): Promise<PushDevice[]> {
    return this.devices.list(userId);
  }

  /** @throws INVALID_INPUT for an address that is never called, or a key that is no longer the server's */
  async add(caller: FairCaller, body: BodyOf<typeof addPushDevice>): Promise<PushDevice> {
    const { endpoint, keys, publicKey, name, showsNames } = body;
    const { userId, sessionToken } = caller;
    await this.limiter.consume(additions, userId);
    if (publicKey !== (await this.keys.get()).publicKey) throw invalid('publicKey', 'push-key');
    if (!isPoint(keys.p256dh)) throw invalid('keys.p256dh', 'push-key');
    await this.assertCallable(endpoint);
    return this.devices.add({ userId, sessionToken, endpoint, ...keys, name, showsNames });
  }

  /** @throws NOT_FOUND for somebody else's, here and below */
  async setNames(userId: string, id: string, showsNames: boolean): Promise<PushDevice> {
    const device = await this.devices.setNames(userId, id, showsNames);
    if (!device) throw notFound('device');
    return device;
  }

  async remove(userId: string, id: string): Promise<void> {
    if (!(await this.devices.remove(userId, id))) throw notFound('device');
  }

  async test({ userId, locale }: FairCaller, id: string): Promise<{ result: 'sent' | 'gone' | 'refused' }> {
    await this.limiter.consume(tests, userId);
    const device = await this.devices.find(userId, id);
    if (!device) throw notFound('device');
    const until = new Date(Date.now() + testLifeMs);
    const result = await this.sender.send(device, { ...pushWords[locale].test, path: '/', tag: 'test', until });
    if (result === 'gone') await this.devices.drop([id]);
    return { result: result === 'later' ? 'refused' : result };
  }

  /** Browsers name the address, so it may be any; it is looked at again at each message. */
  private async assertCallable(endpoint: string): Promise<void> {
    try {
      await this.outbound.check(endpoint);
    } catch (error) {
      if (error instanceof OutboundError) throw invalid('endpoint', 'push-address');
      throw error;
    }
  }
}

/** Whether this is a key that something can be encrypted for: a point of the curve P-256. */
function isPoint(key: string): boolean {
  try {
    return Boolean(ECDH.convertKey(Buffer.from(key, 'base64url'), 'prime256v1'));
  } catch {
    return false;
  }
}
