import { Controller } from '@nestjs/common';
import {
  addPushDevice,
  changePushDevice,
  getPushKey,
  type InputOf,
  listPushDevices,
  removePushDevice,
  testPushDevice,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { PushDeviceService } from './push-device.service.js';

@Controller()
export class PushController {
  constructor(private readonly devices: PushDeviceService) {}

  @Handles(getPushKey)
  key() {
    return this.devices.publicKey();
  }

  @Handles(listPushDevices)
  list(@CurrentCaller() caller: FairCaller) {
    return this.devices.list(caller.userId);
  }

  @Handles(addPushDevice)
  add(@Input() { body }: InputOf<typeof addPushDevice>, @CurrentCaller() caller: FairCaller) {
    return this.devices.add(caller, body);
  }

  @Handles(changePushDevice)
  change(@Input() { params, body }: InputOf<typeof changePushDevice>, @CurrentCaller() caller: FairCaller) {
    return this.devices.setNames(caller.userId, params.deviceId, body.showsNames);
  }

  @Handles(removePushDevice)
  remove(@Input() { params }: InputOf<typeof removePushDevice>, @CurrentCaller() caller: FairCaller) {
    return this.devices.remove(caller.userId, params.deviceId);
  }

  @Handles(testPushDevice)
  test(@Input() { params }: InputOf<typeof testPushDevice>, @CurrentCaller() caller: FairCaller) {
    return this.devices.test(caller, params.deviceId);
  }
}
