import type { RoomTicket, RtpCapabilities } from '@parvis/contracts';
import type { Device } from 'mediasoup-client/types';
import { DeviceLoader } from '../client/device-loader.js';
import { SignalSocket } from '../client/signal-socket.js';
import { Store } from '../client/store.js';
import { TicketSeeker } from '../client/ticket-seeker.js';
import type { CheckMeans, CheckSource } from './connection-means.js';

export interface CheckLineOptions {
  fetchTicket(): Promise<RoomTicket>;
  fetchCapabilities(): Promise<RtpCapabilities>;
  createDevice(): Promise<Device>;
  /** Whether another try may bring a ticket. */
  isPassing(error: unknown): boolean;
}

/** A line to a media node for the check alone, days before there is a room to enter. */
export class CheckLine implements CheckSource {
  readonly store = new Store<{ isLineUp: boolean }>({ isLineUp: false });
  private readonly device: DeviceLoader;
  private readonly tickets: TicketSeeker;
  private readonly end = new AbortController();
  private line: { signal: SignalSocket; iceServers: RoomTicket['iceServers'] } | null = null;

  constructor(options: CheckLineOptions) {
    this.device = new DeviceLoader(options);
    this.tickets = new TicketSeeker({
      fetchTicket: options.fetchTicket,
      isPassing: options.isPassing,
      onTicket: (ticket) => this.open(ticket),
      onRefused: () => undefined,
    });
    this.tickets.seek();
  }

  async checkMeans(): Promise<CheckMeans | null> {
    const device = await this.device.load();
    return this.line === null ? null : { device, ...this.line, ended: this.end.signal };
  }

  close(): void {
    this.end.abort();
    this.tickets.close();
    this.line?.signal.close();
    this.line = null;
  }

  private open({ ticket, node, iceServers }: RoomTicket): void {
    this.line?.signal.close();
    const signal = new SignalSocket(node, {
      up: () => {
        this.tickets.rest();
        this.store.set({ isLineUp: true });
      },
      down: () => this.store.set({ isLineUp: false }),
      unreachable: () => undefined,
      // A ticket opens one line once; every later one needs another.
      refused: () => this.tickets.seek('later'),
    });
    this.line = { signal, iceServers };
    signal.open({ ticket });
  }
}
