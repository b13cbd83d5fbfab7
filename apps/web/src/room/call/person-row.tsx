import { Avatar, Badge, Group, Menu, Text, UnstyledButton } from '@mantine/core';
import type { PeerView } from '@parvis/contracts';
import {
  IconDotsVertical,
  IconHandOff,
  IconHandStop,
  IconMicrophoneOff,
  IconUsersMinus,
  IconUserX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RoomActions } from '../client/room-actions.js';
import { QualityBars } from './quality-bars.js';
import { tellFailure } from './tell-failure.js';

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
  onRemove(person: PeerView): void;
}

/** One person who is here, and what a moderator can do. */
export function PersonRow({ person, isSelf, isMuted, hand, quality, moderate, isOnStage, onRemove }: PersonRowProps) {
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
      {moderate && !isSelf && (
        <Menu position="bottom-end" withArrow withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <UnstyledButton aria-label={t('call.moderate', { name: displayName })} p={4}>
              <IconDotsVertical size={18} aria-hidden />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconMicrophoneOff size={18} aria-hidden />}
              disabled={isMuted}
              onClick={() => tellFailure(moderate.mute(participantId, 'microphone'))}
            >
              {t('call.moderateMute')}
            </Menu.Item>
            {hand !== null && (
              <Menu.Item
                leftSection={<IconHandOff size={18} aria-hidden />}
                onClick={() => tellFailure(moderate.lowerHand(participantId))}
              >
                {t('call.moderateLower')}
              </Menu.Item>
            )}
            {isOnStage && !person.grants.includes('moderate') && (
              <Menu.Item
                leftSection={<IconUsersMinus size={18} aria-hidden />}
                onClick={() => tellFailure(moderate.grant(participantId, false))}
              >
                {t('call.moderateBack')}
              </Menu.Item>
            )}
            {!person.grants.includes('moderate') && (
              <Menu.Item
                color="red.8"
                leftSection={<IconUserX size={18} aria-hidden />}
                onClick={() => onRemove(person)}
              >
                {t('call.moderateRemove')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
