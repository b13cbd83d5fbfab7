import { Avatar, Badge, Group, Text } from '@mantine/core';
import type { PeerView } from '@parvis/contracts';
import { IconHandStop, IconMicrophoneOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RoomActions } from '../client/room-actions.js';
import { PersonMenu } from './person-menu.js';
import { QualityBars } from './quality-bars.js';

interface PersonRowProps {
  person: PeerView;
  isSelf: boolean;
  isMuted: boolean;
  hand: number | null;
  quality: number | null;
  /** Null for those who do not direct. */
  moderate: RoomActions['moderate'] | null;
  /** On a stage there are viewers, among whom a speaker can be sent back. */
  isOnStage: boolean;
}

/** One person who is here, and what a moderator can do. */
export function PersonRow({ person, isSelf, isMuted, hand, quality, moderate, isOnStage }: PersonRowProps) {
  const { t } = useTranslation('room');
  const { participantId, displayName, companyName, state, role } = person;
  return (
    <Group component="li" gap="sm" wrap="nowrap" data-person={participantId}>
      <Avatar name={displayName} color="petrol.8" variant="filled" aria-hidden />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text fw={600} size="sm" truncate>
          {displayName}{' '}
          {isSelf && (
            <Text span c="dimmed" size="sm">
              {t('call.youMark')}
            </Text>
          )}
        </Text>
        {companyName && (
          <Text size="sm" truncate>
            {companyName}
          </Text>
        )}
        {(state === 'away' || role === 'host') && (
          <Text size="xs" c="dimmed">
            {t(state === 'away' ? 'call.away' : 'call.host')}
          </Text>
        )}
      </div>
      {hand !== null && (
        <Badge
          role="img"
          color="petrol.8"
          leftSection={<IconHandStop size={14} aria-hidden />}
          aria-label={t('call.handOf', { place: hand })}
        >
          {hand}
        </Badge>
      )}
      {isMuted && <IconMicrophoneOff size={18} role="img" aria-label={t('call.muted')} style={{ flex: 'none' }} />}
      <QualityBars quality={quality} name={isSelf ? null : displayName} />
      {moderate && !isSelf && <PersonMenu person={person} moderate={moderate} isOnStage={isOnStage} />}
    </Group>
  );
}
