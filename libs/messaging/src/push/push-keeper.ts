import { Injectable } from '@nestjs/common';
import { InRounds, Rounds } from '@parvis/platform';
import { PushDeviceRepository } from './push-device.repository.js';

const roundMs = 3_600_000;

/** Every hour, in any number of processes: forgets what devices were told when no event can come again. */
@Injectable()
export class PushKeeper extends InRounds {
  protected readonly rounds = new Rounds({ name: 'pushes', everyMs: roundMs, round: () => this.devices.forgetOld() });

  constructor(private readonly devices: PushDeviceRepository) {
    super();
  }
}
