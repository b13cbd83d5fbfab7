import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { PartnershipSpace, PillarView } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';
import { Panel } from '../ui/panel.js';
import classes from './partnerships.module.css';
import { PillarPicture } from './pillar-picture.js';
import { RatePillarDialog } from './rate-pillar-dialog.js';
import { mayWork } from './use-partnership.js';

/** The four things a partnership stands on, as each side sees them, over time. */
export function PillarsPanel({ space }: { space: PartnershipSpace }) {
  const { t } = useTranslation('partnerships');
  const [rated, setRated] = useState<PillarView | null>(null);
  return (
    <Panel title={t('pillars.title')} lead={t('pillars.lead')}>
      <ul className={`${classes.list} ${classes.columns}`}>
        {space.pillars.map((view) => (
          <PillarItem key={view.pillar} space={space} view={view} onRate={() => setRated(view)} />
        ))}
      </ul>
      {rated && <RatePillarDialog space={space} view={rated} onClose={() => setRated(null)} />}
    </Panel>
  );
}

function PillarItem({ space, view, onRate }: { space: PartnershipSpace; view: PillarView; onRate: () => void }) {
  const { t } = useTranslation('partnerships');
  const name = t(`pillars.${view.pillar}.name`);
  return (
    <Stack component="li" gap="xs">
      <Group gap="xs">
        <Title order={3} size="h5">
          {name}
        </Title>
        {view.isWorthATalk && (
          <Badge variant="outline" color="stone.8">
            {t('pillars.talk')}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t(`pillars.${view.pillar}.question`)}
      </Text>
      <Latest side={space.ownName} ratings={view.own} isOwn />
      <Latest side={space.otherName} ratings={view.other} />
      <PillarPicture name={name} space={space} view={view} />
      {mayWork(space) && (
        <Button
          variant="default"
          size="compact-md"
          style={{ alignSelf: 'flex-start' }}
          aria-label={t('pillars.rateOf', { name })}
          onClick={onRate}
        >
          {t(view.own.length > 0 ? 'pillars.again' : 'pillars.rate')}
        </Button>
      )}
    </Stack>
  );
}

/** What a side said last. */
function Latest({ side, ratings, isOwn }: { side: string; ratings: PillarView['own']; isOwn?: boolean }) {
  const { t } = useTranslation('partnerships');
  const format = useFormat();
  const last = ratings.at(-1);
  if (!last) return <Text size="sm">{t('pillars.none', { side })}</Text>;
  return (
    <div>
      <Text size="sm">
        <Text span fw={650}>
          {t('pillars.score', { side, score: last.score })}
        </Text>
        {last.word && ` · ${last.word}`}{' '}
        <Text span size="sm" c="dimmed">
          {t('pillars.by', { by: last.by, when: format.relative(last.at) })}
        </Text>
      </Text>
      {isOwn && last.note && (
        <Text size="sm" c="dimmed" className={classes.words}>
          {t('pillars.ownNote', { note: last.note })}
        </Text>
      )}
    </div>
  );
}
