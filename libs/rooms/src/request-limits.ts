import type { RoomRequestName } from '@parvis/contracts';
import { RateLimiterMemory } from 'rate-limiter-flexible';

type Costly = 'opens' | 'switches' | 'tells';

/** What costs a media worker more than a look at a list: it opens transports and streams, switches streams, or is told to everybody. */
const costly: Partial<Record<RoomRequestName, Costly>> = {
  'room.join': 'opens',
  'lobby.prepare': 'opens',
  'check.start': 'opens',
  'transport.restart-ice': 'opens',
  'transport.send': 'opens',
  'media.produce': 'opens',
  'media.pause': 'switches',
  'media.resume': 'switches',
  'media.close': 'switches',
  'moderate.mute': 'switches',
  'hand.set': 'tells',
  'moderate.lock': 'tells',
  'moderate.grant': 'tells',
  'recording.ask': 'tells',
  'recording.stop': 'tells',
};

/**
 * How much one line may ask: all in all, and of what is costly by its kind. Nobody comes near it by hand: pushing to talk makes two
 * requests a word, coming back after a cut some ten.
 */
export class RequestLimits {
  private readonly all = new RateLimiterMemory({ points: 300, duration: 5 });
  private readonly kinds: Record<Costly, RateLimiterMemory> = {
    opens: new RateLimiterMemory({ points: 40, duration: 10 }),
    switches: new RateLimiterMemory({ points: 80, duration: 10 }),
    tells: new RateLimiterMemory({ points: 40, duration: 10 }),
  };

  /** Counts a request, whether or not there is one of that name; false when it is too many. */
  async takes(line: string, request: string): Promise<boolean> {
    const kind = Object.hasOwn(costly, request) ? costly[request as RoomRequestName] : undefined;
    const limits = kind === undefined ? [this.all] : [this.all, this.kinds[kind]];
    try {
      for (const limit of limits) await limit.consume(line);
      return true;
    } catch {
      return false;
    }
  }
}
