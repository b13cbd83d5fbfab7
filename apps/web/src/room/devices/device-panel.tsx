import { Button, Center, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { NetworkFinding } from '@parvis/contracts';
import { IconMicrophone, IconMicrophoneOff, IconVideo, IconVideoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useStore } from '../use-store.js';
import type { CheckSource } from './connection-means.js';
import { ConnectionRow } from './connection-row.js';
import { useSavedCheck } from './connection-save.js';
import classes from './device-panel.module.css';
import { DeviceSelect } from './device-select.js';
import { EffectSwitches } from './effect-switches.js';
import type { Hearing } from './hearing.rules.js';
import { LevelMeter } from './level-meter.js';
import type { LocalMedia, LocalMediaState } from './local-media.js';
import { ProblemNote } from './problem-note.js';
import { HeardQuestion, TestSound } from './test-sound.js';
import { VideoView } from './video-view.js';

/** Camera picture, microphone level, speaker and connection. */
export function DevicePanel({ media, client }: { media: LocalMedia; client: CheckSource | null }) {
  const { t } = useTranslation('room');
  const { fairId = '' } = useParams();
  const state = useStore(media.store);
  const [hearing, setHearing] = useState<Hearing>('listening');
  const [wasPlayed, setWasPlayed] = useState(false);
  const [isSpeakerHeard, setIsSpeakerHeard] = useState<boolean | null>(null);
  const [network, setNetwork] = useState<NetworkFinding | null>(null);
  useSavedCheck(fairId, state, { hearing, isSpeakerHeard }, network);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      <Stack gap="sm">
        <div className={classes.preview}>
          {state.camera ? (
            <VideoView track={state.camera} label={t('check.preview')} className={classes.picture} />
          ) : (
            <Center h="100%">
              <Text c="white">{t(previewWord(state))}</Text>
            </Center>
          )}
        </div>
        <Group gap="sm">
          <Button
            variant={state.isMicrophoneOn ? 'filled' : 'default'}
            aria-pressed={state.isMicrophoneOn}
            leftSection={
              state.isMicrophoneOn ? (
                <IconMicrophone size={18} aria-hidden />
              ) : (
                <IconMicrophoneOff size={18} aria-hidden />
              )
            }
            onClick={() => void media.setMicrophoneOn(!state.isMicrophoneOn)}
          >
            {t('check.microphone')}
          </Button>
          <Button
            variant={state.isCameraOn ? 'filled' : 'default'}
            aria-pressed={state.isCameraOn}
            leftSection={
              state.isCameraOn ? <IconVideo size={18} aria-hidden /> : <IconVideoOff size={18} aria-hidden />
            }
            onClick={() => void media.setCameraOn(!state.isCameraOn)}
          >
            {t('check.camera')}
          </Button>
        </Group>
        {state.isCameraOn && <ProblemNote media={media} kind="camera" problem={state.cameraProblem} />}
        <EffectSwitches media={media} />
      </Stack>
      <Stack gap="md">
        <DeviceSelect media={media} kind="camera" />
        <Stack gap={6}>
          <DeviceSelect media={media} kind="microphone" />
          <LevelMeter track={state.isMicrophoneOn ? state.microphone : null} onHearing={setHearing} />
          {state.isMicrophoneOn && <ProblemNote media={media} kind="microphone" problem={state.microphoneProblem} />}
        </Stack>
        <Stack gap={6}>
          <Group align="flex-end" gap="sm">
            <div className={classes.grow}>
              <DeviceSelect media={media} kind="speaker" />
            </div>
            <TestSound speakerId={state.chosen.speaker} onPlayed={() => setWasPlayed(true)} />
          </Group>
          {wasPlayed && <HeardQuestion isHeard={isSpeakerHeard} onAnswer={setIsSpeakerHeard} />}
        </Stack>
        {client && <ConnectionRow client={client} onFinding={setNetwork} />}
      </Stack>
    </SimpleGrid>
  );
}

/** Why there is no picture of oneself. */
function previewWord({ isAsked, isCameraOn, cameraProblem, blur }: LocalMediaState) {
  if (!isCameraOn) return 'check.cameraOff';
  if (cameraProblem !== null) return 'check.cameraNone';
  if (!isAsked) return 'check.cameraAsks';
  return blur === 'loading' ? 'effects.preparing' : 'check.cameraOff';
}
