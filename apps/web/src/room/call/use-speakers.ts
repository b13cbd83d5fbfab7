import { useEffect, useState } from 'react';
import { withSpeaker } from './view-order.js';

/** Who has spoken lately, the latest first. */
export function useSpeakers(activeSpeaker: string | null): readonly string[] {
  const [speakers, setSpeakers] = useState<readonly string[]>([]);
  useEffect(() => setSpeakers((before) => withSpeaker(before, activeSpeaker)), [activeSpeaker]);
  return speakers;
}
