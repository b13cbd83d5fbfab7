import { Injectable } from '@nestjs/common';
import { type AnswerOf, type listPushDevices, mostPushDevices } from '@parvis/contracts';
import { DataSource } from 'typeorm';

type Device = AnswerOf<typeof listPushDevices>[number];

export interface NewDevice {
  userId: string;
  sessionToken: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  name: string;
  showsNames: boolean;
}

/** A device as it is told. */
export interface ToldDevice {
  id: string;
  userId: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  showsNames: boolean;
}

type DeviceRow = Omit<Device, 'createdAt' | 'toldAt'> & { createdAt: Date; toldAt: Date | null };

const shown = `id, name, shows_names as "showsNames", created_at as "createdAt", told_at as "toldAt",
  rtrim(translate(encode(sha256(endpoint::bytea), 'base64'), '+/', '-_'), '=') as mark`;

@Injectable()
export class PushDeviceRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(userId: string): Promise<Device[]> {
    const rows: DeviceRow[] = await this.dataSource.query(
      `select ${shown} from messaging.push_device where user_id = $1 order by created_at desc, id limit $2`,
      [userId, mostPushDevices],
    );
    return rows.map(toDevice);
  }

  /** A browser is one device, whoever used it before; of too many the oldest go. */
  async add({ userId, sessionToken, endpoint, p256dh, auth, name, showsNames }: NewDevice): Promise<Device> {
    return this.dataSource.transaction(async (manager) => {
      const [row]: [DeviceRow] = await manager.query(
        `insert into messaging.push_device (user_id, session_token, endpoint, p256dh, auth, name, shows_names)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (endpoint) do update set user_id = excluded.user_id, session_token = excluded.session_token, p256dh = excluded.p256dh,
           auth = excluded.auth, name = excluded.name, shows_names = excluded.shows_names, created_at = now(), told_at = null
         returning ${shown}`,
        [userId, sessionToken, endpoint, p256dh, auth, name, showsNames],
      );
      await manager.query(
        `delete from messaging.push_device where id in (
           select id from messaging.push_device where user_id = $1 order by created_at desc, id offset $2)`,
        [userId, mostPushDevices],
      );
      return toDevice(row);
    });
  }

  /** Null for somebody else's. */
  async setNames(userId: string, id: string, showsNames: boolean): Promise<Device | null> {
    const [rows]: [DeviceRow[]] = await this.dataSource.query(
      `update messaging.push_device set shows_names = $3 where id = $2 and user_id = $1 returning ${shown}`,
      [userId, id, showsNames],
    );
    return rows[0] ? toDevice(rows[0]) : null;
  }

  /** Whether it was there. */
  async remove(userId: string, id: string): Promise<boolean> {
    const [, count]: [unknown, number] = await this.dataSource.query(
      `delete from messaging.push_device where id = $2 and user_id = $1`,
      [userId, id],
    );
    return count > 0;
  }

  /** Those that have given their subscription up. */
  async drop(ids: readonly string[]): Promise<void> {
    if (ids.length > 0)
      await this.dataSource.query(`delete from messaging.push_device where id = any($1::uuid[])`, [ids]);
  }

  async find(userId: string, id: string): Promise<ToldDevice | null> {
    const [row] = await this.devices(`d.user_id = $1 and d.id = $2`, [userId, id]);
    return row ?? null;
  }

  /** The devices of people whose sessions still count. */
  async ofUsers(userIds: readonly string[]): Promise<ToldDevice[]> {
    return this.devices(`d.user_id = any($1::uuid[])`, [userIds]);
  }

  /** Which of these keys devices were told, as `device key`. */
  async toldAmong(pairs: readonly { deviceId: string; key: string }[]): Promise<Set<string>> {
    const rows: { pair: string }[] = await this.dataSource.query(
      `select device_id || ' ' || key as pair from messaging.push_told
       where (device_id, key) in (select * from unnest($1::uuid[], $2::text[]))`,
      [pairs.map(({ deviceId }) => deviceId), pairs.map(({ key }) => key)],
    );
    return new Set(rows.map(({ pair }) => pair));
  }

  async markTold(pairs: readonly { deviceId: string; key: string }[]): Promise<void> {
    if (pairs.length === 0) return;
    await this.dataSource.query(
      `with told as (
         insert into messaging.push_told (device_id, key)
         select d.id, item.key from unnest($1::uuid[], $2::text[]) as item (id, key) join messaging.push_device d on d.id = item.id
         on conflict do nothing
       )
       update messaging.push_device set told_at = now() where id = any($1::uuid[])`,
      [pairs.map(({ deviceId }) => deviceId), pairs.map(({ key }) => key)],
    );
  }

  async forgetOld(): Promise<void> {
    await this.dataSource.query(`delete from messaging.push_told where at < now() - interval '40 days'`);
  }

  private devices(condition: string, values: unknown[]): Promise<ToldDevice[]> {
    return this.dataSource.query(
      `select d.id, d.user_id as "userId", d.endpoint, d.p256dh, d.auth, d.shows_names as "showsNames"
       from messaging.push_device d join auth.session s on s.token = d.session_token
       where s.expires_at > now() and ${condition}`,
      values,
    );
  }
}

const toDevice = ({ createdAt, toldAt, ...row }: DeviceRow): Device => ({
  ...row,
  createdAt: createdAt.toISOString(),
  toldAt: toldAt?.toISOString() ?? null,
});
