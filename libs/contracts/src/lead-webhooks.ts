import { z } from 'zod';
import { Id, Instant, PageQuery, pageOf, WebAddress } from './common.js';
import { endpoint } from './endpoint.js';

/** What a webhook may be told of. `leads.deleted`: all leads of the booth, on the day that the organiser has set. */
export const webhookEvents = [
  'lead.created',
  'lead.updated',
  'consent.given',
  'consent.revoked',
  'leads.deleted',
] as const;
export const WebhookEvent = z.enum(webhookEvents);
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** Why an attempt came to nothing. */
export const DeliveryTrouble = z.enum([
  /** Its host is not, or no longer, a public one. */
  'address',
  /** Not https. */
  'scheme',
  'dns',
  'timeout',
  'connection',
  'certificate',
  /** An answer other than 2xx; redirects are not followed. */
  'status',
  /** Its secret cannot be read, since the application's own has changed; a new one helps. */
  'secret',
  /** The webhook was switched off meanwhile. */
  'off',
]);
export type DeliveryTrouble = z.infer<typeof DeliveryTrouble>;

/** An address outside that is told of the leads of a booth. */
export const Webhook = z
  .object({
    id: Id,
    url: z.string(),
    events: z.array(WebhookEvent),
    by: z.string(),
    createdAt: Instant,
    /** Null while it is on. `failing`: it has taken nothing for days; `gone`: it answered 410. */
    off: z.enum(['team', 'failing', 'gone']).nullable(),
    /** Since when every attempt has failed; null when the last one has not. */
    failingSince: Instant.nullable(),
    /** Why, with the status of the answer where there was one. */
    trouble: DeliveryTrouble.nullable(),
    status: z.number().int().nullable(),
    /** Since it takes nothing, what it is to be told waits; then one message is tried. Null while everything goes out at once. */
    heldUntil: Instant.nullable(),
    /** Messages that wait for it to take something again. */
    held: z.number().int(),
  })
  .meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof Webhook>;

/** The only time that a secret is shown: `whsec_` and 32 random bytes in Base64. */
export const WebhookSecret = z.object({ webhook: Webhook, secret: z.string() }).meta({ id: 'WebhookSecret' });
export type WebhookSecret = z.infer<typeof WebhookSecret>;

export const WebhookDelivery = z
  .object({
    id: Id,
    event: z.enum([...webhookEvents, 'webhook.test']),
    /** `dropped`: its lead does not exist any more. */
    state: z.enum(['waiting', 'delivered', 'failed', 'dropped']),
    at: Instant,
    attempts: z.number().int(),
    triedAt: Instant.nullable(),
    /** Null for one that waits until its webhook takes something again, too. */
    nextAt: Instant.nullable(),
    /** Of the last answer; null where there was none. */
    status: z.number().int().nullable(),
    /** The beginning of the last answer. */
    answer: z.string(),
    trouble: DeliveryTrouble.nullable(),
    tookMs: z.number().int().nullable(),
  })
  .meta({ id: 'WebhookDelivery' });
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

export const mostWebhooks = 5;

const team = ['exhibitor'] as const;
const events = z.array(WebhookEvent).min(1, 'required').max(webhookEvents.length);

export const NewWebhook = z.object({ url: WebAddress, events });

export const listWebhooks = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/lead-webhooks',
  access: team,
  answer: z.array(Webhook),
  summary: "Webhooks of the caller's booth, five at most",
});
export const addWebhook = endpoint({
  method: 'POST',
  path: '/api/booths/:fairId/lead-webhooks',
  access: team,
  body: NewWebhook,
  answer: WebhookSecret,
  summary: 'Registers an address; answers the secret, this once',
});
export const changeWebhook = endpoint({
  method: 'PATCH',
  path: '/api/booths/:fairId/lead-webhooks/:webhookId',
  access: team,
  body: z.object({ events, isOn: z.boolean() }).partial(),
  answer: Webhook,
  summary: 'Chooses other events, switches a webhook off or on again',
});
export const deleteWebhook = endpoint({
  method: 'DELETE',
  path: '/api/booths/:fairId/lead-webhooks/:webhookId',
  access: team,
  summary: 'Removes a webhook with its log',
});
export const rotateWebhookSecret = endpoint({
  method: 'POST',
  path: '/api/booths/:fairId/lead-webhooks/:webhookId/secret',
  access: team,
  answer: WebhookSecret,
  summary: 'A new secret; for 24 hours messages are signed with both',
});
export const testWebhook = endpoint({
  method: 'POST',
  path: '/api/booths/:fairId/lead-webhooks/:webhookId/test',
  access: team,
  answer: WebhookDelivery,
  summary: 'Sends a message without a lead',
});
export const listWebhookDeliveries = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/lead-webhooks/:webhookId/deliveries',
  access: team,
  query: PageQuery,
  answer: pageOf(WebhookDelivery),
  summary: 'What was sent in the last 14 days and what came back, newest first',
});
export const replayWebhookDelivery = endpoint({
  method: 'POST',
  path: '/api/booths/:fairId/lead-webhooks/:webhookId/deliveries/:deliveryId/replay',
  access: team,
  answer: WebhookDelivery,
  summary: 'Sends a message again, under its id, with what the lead says now',
});
