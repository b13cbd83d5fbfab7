import { Anchor, Text } from '@mantine/core';
import type { BoothCard } from '@parvis/contracts';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { StaffedBadge } from '../../live/stand-call/staffed-badge.js';
import { useLocalText } from '../../live/use-local-text.js';
import { BoothLogo } from './booth-logo.js';
import classes from './hall-page.module.css';

const logoSize = { L: 128, M: 60, S: 48 } as const;

/** One booth in the hall; larger booths take more room. */
export function BoothTile({ booth }: { booth: BoothCard }) {
  const { fairId } = useFair();
  const format = useFormat();
  const textOf = useLocalText();
  const tagline = textOf(booth.tagline);
  const place = [booth.hall, booth.stand].filter(Boolean).join(' · ');
  const where = [booth.sector, booth.country && format.country(booth.country)].filter(Boolean).join(' · ');
  return (
    <li className={classes.tile} data-size={booth.size}>
      <BoothLogo companyName={booth.companyName} logoUrl={booth.logoUrl} size={logoSize[booth.size]} />
      <Text component="h2" m={0} fw={650} lh={1.25} size={booth.size === 'L' ? 'xl' : 'md'} className={classes.name}>
        <Anchor component={Link} to={`/fairs/${fairId}/hall/${booth.id}`} inherit className={classes.link}>
          {booth.companyName}
        </Anchor>
      </Text>
      <StaffedBadge boothId={booth.id} />
      {tagline && booth.size !== 'S' && (
        <Text size="sm" className={classes.tagline}>
          {tagline}
        </Text>
      )}
      {(where || place) && (
        <Text size="sm" c="dimmed" mt="auto">
          {[where, place].filter(Boolean).join(' · ')}
        </Text>
      )}
    </li>
  );
}
