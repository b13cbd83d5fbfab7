import { Alert, Anchor } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { useOwnProfile } from '../people/use-own-profile.js';

/** Says what the own profile still lacks and leads there. */
export function ProfileHint() {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  const { fairId } = useFair();
  const { data: profile } = useOwnProfile();
  if (!profile || profile.gaps.length === 0) return null;
  return (
    <Alert variant="outline" bg="white" color="stone.8" icon={<IconUserCircle aria-hidden />} p="sm">
      {t('profile.hint', { gaps: format.list(profile.gaps.map((gap) => t(`profile.gap.${gap}`))) })}{' '}
      <Anchor component={Link} to={`/fairs/${fairId}/profile`} inherit underline="always">
        {t('profile.hintLink')}
      </Anchor>
    </Alert>
  );
}
