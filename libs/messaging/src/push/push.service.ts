import { Injectable } from '@nestjs/common';
import type { Locale } from '@parvis/contracts';
import { fill } from '../mail/catalogue.js';
import { PushDeviceRepository, type ToldDevice } from './push-device.repository.js';
import { type PushMessage, type PushResult, PushSender } from './push-sender.js';
import { pushWords } from './push-words.js';

/** One piece of news for one person. */
export interface PushNews extends Pick<PushMessage, 'path' | 'tag' | 'until'> {
  userId: string;
  locale: Locale;
  /** The event that led to it, and what of it: no device is told the same twice. */
  key: string;
  kind: 'soon' | 'late' | 'where';
  values: Record<string, string>;
}

interface Errand {
  device: ToldDevice;
  news: PushNews;
}

/** Messages that one event has under way at a time. */
const atOnce = 25;

/**
 * Tells the devices of people. Each at least once: only a crash between the push service's yes and the mark tells a device again, and it
 * shows that in the place of the first. What is out of date is told to nobody.
 */
@Injectable()
export class PushService {
  constructor(
    private readonly devices: PushDeviceRepository,
    private readonly sender: PushSender,
  ) {}

  /** @throws when a push service could not take something just now, so that the event is tried again. */
  async tell(news: readonly PushNews[]): Promise<void> {
    const errands = await this.errandsOf(news);
    const done: Errand[] = [];
    let postponed = 0;
    const lane = async () => {
      for (let errand = errands.pop(); errand; errand = errands.pop()) {
        if (errand.news.until.getTime() <= Date.now()) continue;
        const result = await this.run(errand);
        if (result === 'later') postponed++;
        if (result === 'sent' || result === 'refused') done.push(errand);
        if (done.length >= atOnce) await this.devices.markTold(done.splice(0).map(pairOf));
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, errands.length) }, lane)).finally(() =>
      this.devices.markTold(done.map(pairOf)),
    );
    if (postponed > 0) throw new Error(`${postponed} pushes were not taken yet`);
  }

  private async errandsOf(news: readonly PushNews[]): Promise<Errand[]> {
    const devices = await this.devices.ofUsers([...new Set(news.map(({ userId }) => userId))]);
    const newsOf = new Map<string, PushNews[]>();
    for (const each of news) newsOf.set(each.userId, [...(newsOf.get(each.userId) ?? []), each]);
    const errands = devices.flatMap((device) =>
      (newsOf.get(device.userId) ?? []).map((each) => ({ device, news: each })),
    );
    if (errands.length === 0) return [];
    const told = await this.devices.toldAmong(errands.map(pairOf));
    return errands.filter(({ device, news: { key } }) => !told.has(`${device.id} ${key}`));
  }

  private async run({ device, news }: Errand): Promise<PushResult> {
    const result = await this.sender.send(device, messageOf(news, device.showsNames));
    if (result === 'gone') await this.devices.drop([device.id]);
    return result;
  }
}

const pairOf = ({ device, news }: Errand) => ({ deviceId: device.id, key: news.key });

function messageOf({ locale, kind, values, path, tag, until }: PushNews, showsNames: boolean): PushMessage {
  const { title, body } = pushWords[locale][showsNames ? kind : 'discreet'];
  return { title: fill(title, values), body: fill(body, values), path, tag, until };
}
