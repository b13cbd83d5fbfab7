import type { RtpCapabilities } from '@parvis/contracts';
import type { Device } from 'mediasoup-client/types';

/** Makes mediasoup-client's device ready once, and again when that has failed. */
export class DeviceLoader {
  private loading: Promise<Device> | null = null;

  constructor(
    private readonly means: { createDevice(): Promise<Device>; fetchCapabilities(): Promise<RtpCapabilities> },
  ) {}

  load(): Promise<Device> {
    if (this.loading === null) {
      const loading = this.loadNow();
      this.loading = loading;
      loading.catch(() => {
        this.loading = null;
      });
    }
    return this.loading;
  }

  private async loadNow(): Promise<Device> {
    const [device, routerRtpCapabilities] = await Promise.all([
      this.means.createDevice(),
      this.means.fetchCapabilities(),
    ]);
    await device.load({ routerRtpCapabilities: routerRtpCapabilities as Device['rtpCapabilities'] });
    return device;
  }
}
