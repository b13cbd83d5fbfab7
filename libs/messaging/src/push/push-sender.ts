import { Injectable, Logger } from '@nestjs/common';
import { AppConfig, Outbound, OutboundError } from '@parvis/platform';
import webPush from 'web-push';
import type { ToldDevice } from './push-device.repository.js';
import { PushKeys } from './push-keys.js';

/** What a device shows. */
export interface PushMessage {
  title: string;
  body: string;
  /** Page to open by a click. */
  path: string;
  /** Of several with the same one a device shows the last. */
  tag: string;
  /** After this nobody wants to be told any more. */
  until: Date;
}

/** `gone`: the subscription is over. `refused`: it will not be taken at another time either. `later`: it may be. */
export type PushResult = 'sent' | 'gone' | 'refused' | 'later';

/** Push services take 4,096 bytes, of which encryption needs some; names may be long. */
const mostLetters = 400;
/** They are valid for twelve hours. */
const passLifeMs = 3_600_000;
const mostPasses = 1_000;

/** Hands messages to the push services of browsers (RFC 8030), encrypted for the browser alone (RFC 8291). */
@Injectable()
export class PushSender {
  private readonly logger = new Logger('push');
  private readonly passes = new Map<string, { authorization: string; until: number }>();

  constructor(
    private readonly keys: PushKeys,
    private readonly outbound: Outbound,
    private readonly config: AppConfig,
  ) {}

  async send(
    { endpoint, p256dh, auth }: ToldDevice,
    { until, title, body: words, ...rest }: PushMessage,
  ): Promise<PushResult> {
    const shown = { ...rest, title: title.slice(0, mostLetters), body: words.slice(0, mostLetters) };
    const { cipherText } = webPush.encrypt(p256dh, auth, JSON.stringify(shown), 'aes128gcm');
    const headers = {
      authorization: await this.passFor(new URL(endpoint).origin),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(Math.max(0, Math.round((until.getTime() - Date.now()) / 1000))),
      urgency: 'high',
    };
    try {
      const { status, text } = await this.outbound.postMany(endpoint, cipherText, headers);
      const result = resultOf(status);
      if (result === 'refused' || result === 'later')
        this.logger.warn({ host: new URL(endpoint).host, status, text: text.slice(0, 200) }, 'a push was not taken');
      return result;
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      this.logger.warn({ host: new URL(endpoint).host, trouble: error.trouble }, 'a push service was not reached');
      return error.trouble === 'address' || error.trouble === 'scheme' ? 'refused' : 'later';
    }
  }

  /** The signed word of who sends (RFC 8292), for one push service; signing is the dearest part of a message, so it is kept for a while. */
  private async passFor(origin: string): Promise<string> {
    const kept = this.passes.get(origin);
    if (kept && kept.until > Date.now()) return kept.authorization;
    // Browsers name the origins, so there may be any number.
    if (this.passes.size >= mostPasses) this.passes.clear();
    const { publicKey, privateKey } = await this.keys.get();
    const { Authorization: authorization } = webPush.getVapidHeaders(
      origin,
      this.subject,
      publicKey,
      privateKey,
      'aes128gcm',
    );
    this.passes.set(origin, { authorization, until: Date.now() + passLifeMs });
    return authorization;
  }

  /** Whom a push service turns to in trouble: an https or mailto address. */
  private get subject(): string {
    const { publicUrl } = this.config;
    if (publicUrl.startsWith('https://')) return publicUrl;
    const from = this.config.get('MAIL_FROM');
    return `mailto:${/<([^>]+)>/.exec(from)?.[1] ?? from}`;
  }
}

function resultOf(status: number): PushResult {
  if (status >= 200 && status < 300) return 'sent';
  if (status === 404 || status === 410) return 'gone';
  return status === 429 || status >= 500 ? 'later' : 'refused';
}
