import { Button, Group, Text } from '@mantine/core';
import { getStageSession, listStageSessions, type StageSession, setStageState } from '@parvis/contracts';
import { IconBroadcast, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import type { RoomTools } from '../../room/use-room.js';
import { useStore } from '../../room/use-store.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError } from '../../ui/toast.js';
import { StageBadge } from './stage-badge.js';

interface StageBarProps {
  session: StageSession;
  tools: RoomTools;
  /** Whether a moderator is being asked if it shall end. */
  isEnding: boolean;
  onEnding(isEnding: boolean): void;
}

/** Over the pictures of a stage: live or not, how many watch, and what a moderator can do about it. */
export function StageBar({ session, tools, isEnding, onEnding }: StageBarProps) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const { status } = useStore(tools.client.store);
  const move = useAction(setStageState, { invalidates: [getStageSession, listStageSessions], onError: toastError });
  const to = (state: 'live' | 'over') => move.mutate({ params: { fairId, sessionId: session.id }, body: { state } });
  const isModerator = session.ownPart === 'moderator';
  return (
    <Group px="md" py={6} gap="sm" justify="space-between" data-stage-bar={session.state}>
      <Group gap="sm" role="status">
        <StageBadge state={session.state} isOnDark />
        <Text size="sm" c="inherit">
          {session.state === 'live' ? t('stage.audience', { count: status.audience }) : t('stage.backStage')}
        </Text>
      </Group>
      {isModerator && session.state === 'planned' && (
        <Button
          size="compact-md"
          color="red.9"
          leftSection={<IconBroadcast size={18} aria-hidden />}
          loading={move.isPending}
          onClick={() => to('live')}
        >
          {t('stage.goLive')}
        </Button>
      )}
      {isModerator && session.state === 'live' && (
        <Button
          size="compact-md"
          variant="white"
          color="red.9"
          leftSection={<IconPlayerStop size={18} aria-hidden />}
          onClick={() => onEnding(true)}
        >
          {t('stage.end')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isEnding}
        title={t('stage.end')}
        confirmLabel={t('stage.end')}
        dismissLabel={t('stage.goOn')}
        isDangerous
        isBusy={move.isPending}
        onClose={() => onEnding(false)}
        onConfirm={() => to('over')}
      >
        {t('stage.endText')}
      </ConfirmDialog>
    </Group>
  );
}
