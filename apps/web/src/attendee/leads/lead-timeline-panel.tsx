import { Text } from '@mantine/core';
import type { Lead, LeadHappening } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import classes from './leads.module.css';

/** Everything that happened between the person and the booth, whoever of the team was there. */
export function LeadTimelinePanel({ lead }: { lead: Lead }) {
  const { t } = useTranslation('leads');
  return (
    <Panel title={t('timeline.title')}>
      <ol className={classes.timeline}>
        {lead.timeline.map((happening) => (
          <Happening key={happening.id} happening={happening} />
        ))}
      </ol>
    </Panel>
  );
}

function Happening({ happening: { kind, at, by, details } }: { happening: LeadHappening }) {
  const { t } = useTranslation('leads');
  const { fair } = useFair();
  const format = useFormat();
  const { message, outcome, title, waitedSeconds } = details;
  return (
    <li>
      <Text fw={600} size="sm">
        {kind === 'called' && outcome === 'missed' ? t('timeline.missed') : t(`source.${kind}`)}
      </Text>
      <Text size="xs" c="dimmed">
        {[format.moment(at, fair.timeZone), by].filter(Boolean).join(' · ')}
        {typeof waitedSeconds === 'number' && ` · ${t('timeline.waited', { count: waitedSeconds })}`}
      </Text>
      {title && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Text>
      )}
      {message && (
        <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {message}
        </Text>
      )}
    </li>
  );
}
