import { Injectable, Logger } from '@nestjs/common';
import { AppConfig, SecretSeal } from '@parvis/platform';
import { DataSource } from 'typeorm';
import webPush from 'web-push';

export interface KeyPair {
  publicKey: string;
  privateKey: string;
}

interface KeyRow {
  publicKey: string;
  sealed: Buffer;
}

/**
 * The pair by which push services know this Parvis (VAPID, RFC 8292): made when it is first asked for, kept in the database, so the same for
 * all replicas. Browsers subscribe for one public key: where the application's secret is another than the one that sealed the pair, a new
 * pair is made and every device has to be added again.
 */
@Injectable()
export class PushKeys {
  private readonly logger = new Logger('push');
  private readonly seal: SecretSeal;
  private pair: Promise<KeyPair> | null = null;

  constructor(
    private readonly dataSource: DataSource,
    config: AppConfig,
  ) {
    this.seal = new SecretSeal(config.get('APP_SECRET'), 'parvis push v1');
  }

  /** Asked for once a process: its secret does not change. */
  get(): Promise<KeyPair> {
    this.pair ??= this.find().catch((error: unknown) => {
      this.pair = null;
      throw error;
    });
    return this.pair;
  }

  private async find(): Promise<KeyPair> {
    const kept = (await this.read()) ?? (await this.make());
    const pair = this.open(kept);
    if (pair) return pair;
    this.logger.warn(
      'the keys of web push were sealed with another APP_SECRET: new ones are made, and devices have to be added again',
    );
    await this.forget(kept);
    return this.find();
  }

  private async read(): Promise<KeyRow | null> {
    const [row]: KeyRow[] = await this.dataSource.query(
      `select public_key as "publicKey", private_key as sealed from messaging.push_key`,
    );
    return row ?? null;
  }

  /** Of several processes that make one at once, all go on with the first. */
  private async make(): Promise<KeyRow> {
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    const sealed = this.seal.seal(privateKey);
    await this.dataSource.query(
      `insert into messaging.push_key (public_key, private_key) values ($1, $2) on conflict do nothing`,
      [publicKey, sealed],
    );
    return (await this.read()) ?? { publicKey, sealed };
  }

  private open({ publicKey, sealed }: KeyRow): KeyPair | null {
    try {
      return { publicKey, privateKey: this.seal.open(sealed) };
    } catch {
      return null;
    }
  }

  private async forget({ publicKey }: KeyRow): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [, count]: [unknown, number] = await manager.query(`delete from messaging.push_key where public_key = $1`, [
        publicKey,
      ]);
      if (count > 0) await manager.query(`delete from messaging.push_device`);
    });
  }
}
