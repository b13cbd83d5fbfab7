import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';

/** What this process counts, for Prometheus. A registry of its own, so that two applications in one process do not mix. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  /** Adds the process's own figures: memory, processor, event loop, garbage collection. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }
}
