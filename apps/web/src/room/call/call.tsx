import { Modal, Stack } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { AgendaMeeting } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../ui/use-page-title.js';
import { DeviceSelect } from '../devices/device-select.js';
import { ProblemNote } from '../devices/problem-note.js';
import type { RoomTools } from '../use-room.js';
import { useStore } from '../use-store.js';
import { Announcer } from './announcer.js';
import classes from './call.module.css';
import { ConnectionBanner } from './connection-banner.js';
import { PeoplePanel } from './people-panel.js';
import { RemoteSound } from './remote-sound.js';
import { Stage } from './stage.js';
import { TimeBar } from './time-bar.js';
import { Toolbar } from './toolbar.js';
import { useCallActions } from './use-call-actions.js';

interface CallProps {
  tools: RoomTools;
  meeting: AgendaMeeting;
  title: string;
}

/** The call itself, over the whole window. */
export function Call({ tools, meeting, title }: CallProps) {
  const { t } = useTranslation('room');
  const { client, media } = tools;
  const room = useStore(client.store);
  const local = useStore(media.store);
  const [panel, setPanel] = useState<'people' | 'devices' | null>(null);
  const actions = useCallActions(tools, room.grants, (name) => setPanel((open) => (open === name ? null : name)));
  usePageTitle(title);
  useHotkeys(actions.map(({ key, run }) => [key, run]));

  return (
    <section
      className={classes.call}
      aria-label={t('call.region')}
      data-phase={room.phase}
      data-room-people={room.peers.length + 1}
    >
      <header className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        <TimeBar endsAt={room.endsAt ?? meeting.endsAt} clockOffsetMs={room.clockOffsetMs} />
      </header>
      <ConnectionBanner room={room} />
      <Stage client={client} room={room} local={local} />
      <Toolbar actions={actions} people={room.peers.length + 1} />
      <RemoteSound tracks={room.tracks} speakerId={local.chosen.speaker} />
      <Announcer room={room} />
      <PeoplePanel isOpen={panel === 'people'} onClose={() => setPanel(null)} room={room} meeting={meeting} />
      <Modal
        opened={panel === 'devices'}
        onClose={() => setPanel(null)}
        title={t('call.devices')}
        zIndex={400}
        closeButtonProps={{ 'aria-label': t('call.close') }}
      >
        <Stack>
          <DeviceSelect media={media} kind="camera" />
          {local.isCameraOn && <ProblemNote media={media} kind="camera" problem={local.cameraProblem} />}
          <DeviceSelect media={media} kind="microphone" />
          {local.isMicrophoneOn && <ProblemNote media={media} kind="microphone" problem={local.microphoneProblem} />}
          <DeviceSelect media={media} kind="speaker" />
        </Stack>
      </Modal>
    </section>
  );
}
