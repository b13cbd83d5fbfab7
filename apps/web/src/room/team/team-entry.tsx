import { Button } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { hasTeam } from './team.rules.js';

interface TeamEntryProps {
  fairId: string;
  meeting: AgendaMeeting;
  ownId: string;
}

/** The way into the back room of one's own side, where there is somebody to prepare with. */
export function TeamEntry({ fairId, meeting, ownId }: TeamEntryProps) {
  const { t } = useTranslation('room');
  if (!meeting.hasVideo || meeting.status !== 'scheduled' || !hasTeam(meeting, ownId)) return null;
  return (
    <Button
      component={Link}
      to={`/fairs/${fairId}/meetings/${meeting.id}/team`}
      variant="default"
      leftSection={<IconUsersGroup size={18} aria-hidden />}
    >
      {t('team.enter')}
    </Button>
  );
}
