import { useEffect, useState } from 'react';
import { DevicePanel } from './devices/device-panel.js';
import { LocalMedia } from './devices/local-media.js';
import { useRoom } from './use-room.js';

interface DeviceCheckProps {
  /** The meeting whose media node the connection is tested against; without it only the devices are tested. */
  meeting?: { fairId: string; meetingId: string };
}

/** Check of camera, microphone, speaker and connection, days ahead or at any time. */
export function DeviceCheck({ meeting }: DeviceCheckProps) {
  return meeting ? <MeetingCheck {...meeting} /> : <LocalCheck />;
}

function MeetingCheck({ fairId, meetingId }: { fairId: string; meetingId: string }) {
  const { tools, refusal } = useRoom(fairId, meetingId, 0);
  return tools && <DevicePanel media={tools.media} client={refusal === null ? tools.client : null} />;
}

function LocalCheck() {
  const [media, setMedia] = useState<LocalMedia | null>(null);
  useEffect(() => {
    const opened = new LocalMedia();
    setMedia(opened);
    void opened.start();
    return () => opened.close();
  }, []);
  return media && <DevicePanel media={media} client={null} />;
}
