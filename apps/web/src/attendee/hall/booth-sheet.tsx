import { Paper, Stack, Text } from '@mantine/core';
import type { Booth } from '@parvis/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { BoothAbsenceLink } from '../matching/absence-link.js';
import { WishOrAsk } from '../matching/wish-or-ask.js';
import { PersonLine } from '../people/person-line.js';
import { ProofsSection } from '../proofs/proofs-section.js';
import classes from './booth-sheet.module.css';

interface BoothSheetProps {
  booth: Booth;
  /** Across the top. */
  banner?: ReactNode;
  logo: ReactNode;
  /** The company's name, where the page has no title of its own. */
  heading?: ReactNode;
  tagline: ReactNode;
  text: ReactNode;
  video: ReactNode;
  links: ReactNode;
  /** What one can do here, beside the name. */
  actions?: ReactNode;
  /** Between the top and the rest. */
  notices?: ReactNode;
  /** Below the people. */
  aside?: ReactNode;
  products: ReactNode;
  /** Beside the title of the products. */
  productActions?: ReactNode;
  documents?: ReactNode;
  /** In place of the people who are shown. */
  team?: ReactNode;
}

/** The layout of a booth, the same for those who read it and for those who edit it. */
export function BoothSheet({
  booth,
  banner,
  logo,
  heading,
  actions,
  notices,
  aside,
  tagline,
  text,
  video,
  links,
  products,
  productActions,
  documents,
  team,
}: BoothSheetProps) {
  const { t } = useTranslation('attendee');
  return (
    <Stack gap="lg">
      <Paper withBorder p={{ base: 'md', sm: 'lg' }} className={classes.top}>
        {banner}
        <div className={classes.head} id="booth-look">
          {logo}
          <div className={classes.words}>
            {heading}
            {tagline}
            <Facts booth={booth} />
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </div>
      </Paper>
      {notices}
      <div className={classes.columns}>
        <div className={classes.column}>
          {text && (
            <Panel title={t('booth.about')} id="booth-about">
              {text}
            </Panel>
          )}
          {video}
          {products && (
            <Panel title={t('booth.products')} id="booth-products" actions={productActions}>
              {products}
            </Panel>
          )}
          {documents}
        </div>
        <div className={classes.column}>
          {team ?? <Team booth={booth} />}
          {aside}
          {links && (
            <Panel title={t('booth.links')} id="booth-links">
              {links}
            </Panel>
          )}
          <ProofsSection boothId={booth.id} />
        </div>
      </div>
    </Stack>
  );
}

function Facts({ booth }: { booth: Booth }) {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  const facts = [
    booth.sector,
    booth.country && format.country(booth.country),
    [booth.hall, booth.stand].filter(Boolean).join(' · '),
    booth.employees !== null &&
      t('booth.employees', { count: booth.employees, number: format.number(booth.employees) }),
  ].filter(Boolean);
  return (
    <Text c="dimmed" size="sm" mt={4}>
      {facts.join(' · ')}
    </Text>
  );
}

function Team({ booth }: { booth: Booth }) {
  const { t } = useTranslation('attendee');
  const { isAttendee } = useFair();
  return (
    <Panel title={t('booth.team')}>
      {booth.team.length === 0 && <Text c="dimmed">{t('booth.noTeam')}</Text>}
      <Stack component="ul" gap="lg" m={0} p={0} style={{ listStyle: 'none' }}>
        {booth.team.map((person) => (
          <Stack key={person.id} component="li" gap="xs">
            <PersonLine person={person} heading="h3" />
            {!booth.isOwn && <WishOrAsk person={person} />}
          </Stack>
        ))}
      </Stack>
      {isAttendee && !booth.isOwn && booth.team.length > 0 && <BoothAbsenceLink boothId={booth.id} />}
    </Panel>
  );
}
