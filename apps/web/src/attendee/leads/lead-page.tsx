import { Group, Text } from '@mantine/core';
import { getLead, getLeadDesk, type Lead, type LeadDesk } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { fullName } from '../people/full-name.js';
import { PersonLine } from '../people/person-line.js';
import { LeadAnswersPanel } from './lead-answers-panel.js';
import { LeadContactPanel } from './lead-contact-panel.js';
import { LeadNotesPanel } from './lead-notes-panel.js';
import { LeadTimelinePanel } from './lead-timeline-panel.js';
import classes from './leads.module.css';
import { QualificationPanel } from './qualification-panel.js';
import { TemperatureBadge } from './temperature-badge.js';

/** One lead: what the team knows, does next and has done. */
export function LeadPage() {
  const { t } = useTranslation('leads');
  const { fairId } = useFair();
  const { leadId = '' } = useParams();
  const lead = useEndpoint(getLead, { params: { fairId, leadId } }, { refetchInterval: 15_000 });
  const desk = useEndpoint(getLeadDesk, { params: { fairId } });
  return (
    <Page title={lead.data ? fullName(lead.data.person) : t('title')}>
      <QueryView query={lead}>
        {(one) => <QueryView query={desk}>{(tools) => <LeadSheet key={one.id} lead={one} desk={tools} />}</QueryView>}
      </QueryView>
    </Page>
  );
}

function LeadSheet({ lead, desk }: { lead: Lead; desk: LeadDesk }) {
  const { t } = useTranslation('leads');
  return (
    <>
      <Panel>
        <Group justify="space-between">
          <PersonLine person={lead.person} photoSize={64} />
          {lead.temperature && <TemperatureBadge temperature={lead.temperature} />}
        </Group>
        <Text size="sm">{lead.sources.map((source) => t(`source.${source}`)).join(' · ')}</Text>
      </Panel>
      <div className={classes.columns}>
        <QualificationPanel lead={lead} desk={desk} />
        <LeadContactPanel lead={lead} />
        {desk.questions.length > 0 && <LeadAnswersPanel lead={lead} questions={desk.questions} />}
        <LeadNotesPanel lead={lead} />
        <LeadTimelinePanel lead={lead} />
      </div>
    </>
  );
}
