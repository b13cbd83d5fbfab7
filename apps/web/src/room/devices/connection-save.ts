import { type DeviceCheckResult, type NetworkFinding, saveDeviceCheck } from '@parvis/contracts';
import { useEffect } from 'react';
import { call } from '../../api/client.js';
import { type CheckAnswers, type CheckedDevices, checkResult } from './check-result.rules.js';

/**
 * Remembers the check at the server once the line was measured, and again when more is known. That it was not remembered is no reason to
 * trouble anybody.
 */
export function useSavedCheck(
  fairId: string,
  devices: CheckedDevices,
  answers: CheckAnswers,
  network: NetworkFinding | null,
): void {
  const result = network === null ? null : JSON.stringify(checkResult(devices, answers, network));
  useEffect(() => {
    if (result === null) return;
    const body: DeviceCheckResult = JSON.parse(result);
    call(saveDeviceCheck, { params: { fairId }, body }).catch(() => undefined);
  }, [fairId, result]);
}
