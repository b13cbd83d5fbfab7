import { z } from 'zod';
import { Id, Instant, RequiredLine } from './common.js';
import { endpoint } from './endpoint.js';

/** Devices of one account that are told; with one more the oldest goes. */
export const mostPushDevices = 10;

/** Bytes as the Push API writes them. */
const base64Url = (bytes: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .length(Math.ceil((bytes * 4) / 3));

/** A browser that shows news although no page of Parvis is open. */
export const PushDevice = z
  .object({
    id: Id,
    name: z.string(),
    /** Whether names are shown on it, or only that there is news. */
    showsNames: z.boolean(),
    createdAt: Instant,
    /** When something was last handed to its push service. */
    toldAt: Instant.nullable(),
    /** Names the subscription without telling its secrets: SHA-256 of the endpoint, base64url. */
    mark: z.string(),
  })
  .meta({ id: 'PushDevice' });
export type PushDevice = z.infer<typeof PushDevice>;

export const getPushKey = endpoint({
  method: 'GET',
  path: '/api/messaging/push/key',
  access: 'signed-in',
  answer: z.object({ publicKey: z.string() }),
  summary: 'The public key (VAPID, RFC 8292) that browsers subscribe with',
});
export const listPushDevices = endpoint({
  method: 'GET',
  path: '/api/messaging/push/devices',
  access: 'signed-in',
  answer: z.array(PushDevice),
  summary: `The caller's devices that are told, ${mostPushDevices} at most`,
});
export const addPushDevice = endpoint({
  method: 'POST',
  path: '/api/messaging/push/devices',
  access: 'signed-in',
  body: z.object({
    endpoint: z.url({ protocol: /^https?$/ }).max(1000),
    keys: z.object({ p256dh: base64Url(65), auth: base64Url(16) }),
    /** With which of the server's keys the browser has subscribed. */
    publicKey: z.string().max(100),
    name: RequiredLine(80),
    showsNames: z.boolean(),
  }),
  answer: PushDevice,
  summary: 'Has this browser told, for as long as its session lasts',
});
export const changePushDevice = endpoint({
  method: 'PATCH',
  path: '/api/messaging/push/devices/:deviceId',
  access: 'signed-in',
  body: z.object({ showsNames: z.boolean() }),
  answer: PushDevice,
  summary: 'Whether names are shown on a device',
});
export const removePushDevice = endpoint({
  method: 'DELETE',
  path: '/api/messaging/push/devices/:deviceId',
  access: 'signed-in',
  summary: 'Tells a device nothing more',
});
export const testPushDevice = endpoint({
  method: 'POST',
  path: '/api/messaging/push/devices/:deviceId/test',
  access: 'signed-in',
  answer: z.object({
    /** `gone`: the browser has given its subscription up, and the device is off the list. `refused`: the push service did not take it. */
    result: z.enum(['sent', 'gone', 'refused']),
  }),
  summary: 'Sends a device a message to try it out',
});
