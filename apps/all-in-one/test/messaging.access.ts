import { createECDH } from 'node:crypto';
import { getPushKey } from '@parvis/contracts';
import { may } from '@parvis/testing';
import { type AccessTable, everybody, insertWith, same } from './access-table.js';

/** Of a device of the team's member. */
const owner = { ...may('in 404 404 404'), outside: 404 as const };
const subscription = {
  endpoint: 'https://8.8.8.8/push',
  keys: { p256dh: createECDH('prime256v1').generateKeys('base64url'), auth: 'a'.repeat(22) },
};

export const messaging: AccessTable = {
  rules: {
    listNotifications: everybody,
    markNotificationsRead: everybody,
    // Only where the mailbox is switched on.
    listMailbox: everybody,
    getPushKey: everybody,
    listPushDevices: everybody,
    addPushDevice: {
      ...everybody,
      needs: ['publicKey'],
      input: ({ publicKey }) => ({ body: { ...subscription, publicKey, name: 'Firefox', showsNames: true } as never }),
    },
    changePushDevice: same(owner, { showsNames: false }),
    removePushDevice: owner,
    testPushDevice: owner,
  },
  makers: (server) => ({
    publicKey: async ({ team }) => (await team.client.call(getPushKey, {})).publicKey,
    deviceId: ({ team }) =>
      insertWith(server)(
        `insert into messaging.push_device (user_id, session_token, endpoint, p256dh, auth, name, shows_names)
         select user_id, token, 'https://127.0.0.1/' || gen_random_uuid(), $2, $3, 'Firefox', true from auth.session
         where user_id = $1 limit 1 returning id`,
        [team.client.userId, subscription.keys.p256dh, subscription.keys.auth],
      ),
  }),
};

export const rooms: AccessTable = { rules: { getRoomsHealth: everybody, getRoomCapabilities: everybody } };
