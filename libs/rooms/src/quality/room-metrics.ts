import { Injectable } from '@nestjs/common';
import type { ClientStats } from '@parvis/contracts';
import { RoomHost, voiceScoreOf, WorkerPool } from '@parvis/media';
import { Metrics } from '@parvis/platform';
import { Counter, Gauge, Histogram } from 'prom-client';

/** What this media node counts for Prometheus. Figures of lines, never who they belong to. */
@Injectable()
export class RoomMetrics {
  readonly joins: Counter;
  readonly recoveries: Counter;
  readonly resets: Counter;
  /** Requests that were not granted, by code. */
  readonly refusals: Counter<'code'>;
  private readonly freezes: Counter;
  private readonly voice: Histogram;
  private readonly roundTrip: Histogram;
  private readonly loss: Histogram<'direction'>;
  private readonly routes: Counter<'route'>;

  constructor({ registry }: Metrics, host: RoomHost, pool: WorkerPool) {
    const registers = [registry];
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    const counter = (name: string, help: string) => new Counter({ name, help, registers });
    gauge('parvis_rooms', 'Open rooms', () => host.size);
    gauge('parvis_room_people', 'People in rooms, viewers included', () => host.peers);
    gauge('parvis_media_workers', 'Media workers that run', () => pool.running);
    this.joins = counter('parvis_room_joins_total', 'People who came into a room');
    this.recoveries = counter('parvis_room_recoveries_total', 'Lines that were lost and came back');
    this.resets = counter('parvis_media_resets_total', 'Media workers that were replaced under a room');
    this.freezes = counter('parvis_room_freezes_total', 'Pictures that stood still on a screen');
    this.refusals = new Counter({
      name: 'parvis_room_refusals_total',
      help: 'Requests that were refused',
      labelNames: ['code'],
      registers,
    });
    this.routes = new Counter({
      name: 'parvis_room_reports_total',
      help: 'Reports of lines by the way that the media take',
      labelNames: ['route'],
      registers,
    });
    this.voice = new Histogram({
      name: 'parvis_voice_score',
      help: 'Estimated mean opinion score of voices, 1 to 4.5',
      buckets: [1.5, 2, 2.5, 3, 3.5, 4, 4.25, 4.5],
      registers,
    });
    this.roundTrip = new Histogram({
      name: 'parvis_media_round_trip_seconds',
      help: 'To the media node and back',
      buckets: [0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1, 2],
      registers,
    });
    this.loss = new Histogram({
      name: 'parvis_media_loss_ratio',
      help: 'Share of packets lost',
      labelNames: ['direction'],
      buckets: [0, 0.005, 0.01, 0.03, 0.05, 0.1, 0.3],
      registers,
    });
  }

  /** What one client saw in its last interval. */
  observe(stats: ClientStats): void {
    const score = voiceScoreOf(stats);
    if (score !== null) this.voice.observe(score);
    if (stats.roundTripMs !== null) this.roundTrip.observe(stats.roundTripMs / 1_000);
    if (stats.up.loss !== null) this.loss.observe({ direction: 'up' }, stats.up.loss);
    if (stats.down.loss !== null) this.loss.observe({ direction: 'down' }, stats.down.loss);
    if (stats.route !== null) this.routes.inc({ route: stats.route });
    this.freezes.inc(stats.down.freezes);
  }
}
