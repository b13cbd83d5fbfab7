import { createCheckTicket, getRoomCapabilities } from '@parvis/contracts';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { errorCodeOf } from '../api/api-error.js';
import { call } from '../api/client.js';
import { CheckLine } from './devices/connection-line.js';
import { DevicePanel } from './devices/device-panel.js';
import { LocalMedia } from './devices/local-media.js';
import { passingFaults } from './use-room.js';

/** Check of camera, microphone, speaker and the line to a media node, at any time. */
export function DeviceCheck() {
  const { fairId = '' } = useParams();
  const [means, setMeans] = useState<{ media: LocalMedia; line: CheckLine } | null>(null);
  useEffect(() => {
    const media = new LocalMedia();
    const line = new CheckLine({
      fetchTicket: () => call(createCheckTicket, { params: { fairId } }),
      fetchCapabilities: async () => (await call(getRoomCapabilities, {})).rtpCapabilities,
      createDevice: async () => (await import('mediasoup-client')).Device.factory(),
      isPassing: (error) => passingFaults.includes(errorCodeOf(error)),
    });
    setMeans({ media, line });
    void media.start();
    return () => {
      line.close();
      media.close();
    };
  }, [fairId]);
  return means && <DevicePanel media={means.media} client={means.line} />;
}
