import { Button, Group, Text } from '@mantine/core';
import {
  getAgenda,
  getFair,
  getParticipant,
  listBooths,
  listDocuments,
  type ParticipantCard,
  type PartnershipSpace,
} from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint } from '../api/use-endpoint.js';
import { DocumentList } from '../attendee/documents/document-list.js';
import { AskButton } from '../attendee/requests/ask-button.js';
import { useNow } from '../attendee/time/use-now.js';
import { FairReactContext, fairContextOf, useFair } from '../fair/use-fair.js';
import { useFormat } from '../i18n/use-format.js';
import { Panel } from '../ui/panel.js';

/** What the fair where it began knows of the two: their next meeting, and the other side's documents. */
export function CounterpartPanels({ space }: { space: PartnershipSpace }) {
  const { fairId } = space;
  const other = space.members.find(({ side, participantId }) => side === 'other' && participantId !== null);
  const fair = useEndpoint(getFair, { params: { fairId: fairId ?? '' } }, { enabled: fairId !== null });
  const participantId = other?.participantId;
  if (!participantId || !fair.data || !fairContextOf(fair.data).isAttendee) return null;
  return (
    <FairReactContext value={fairContextOf(fair.data)}>
      <NextMeetingPanel space={space} participantId={participantId} />
      <DocumentsPanel space={space} participantId={participantId} />
    </FairReactContext>
  );
}

interface CounterpartProps {
  space: PartnershipSpace;
  /** Somebody of the other side. */
  participantId: string;
}

function NextMeetingPanel({ space, participantId }: CounterpartProps) {
  const { t } = useTranslation('partnerships');
  const format = useFormat();
  const { fairId } = useFair();
  const now = useNow();
  const agenda = useEndpoint(getAgenda, { params: { fairId } });
  if (!agenda.data) return null;
  const others = new Set(space.members.filter(({ side }) => side === 'other').map((one) => one.participantId));
  const next = agenda.data.meetings.find(
    ({ status, endsAt, attendees }) =>
      status === 'scheduled' && Date.parse(endsAt) > now && attendees.some(({ id }) => others.has(id)),
  );
  return (
    <Panel title={t('meeting.title')}>
      <Group justify="space-between" gap="sm">
        <Text>{next ? format.moment(next.startsAt) : t('meeting.none')}</Text>
        {next ? (
          <Button component={Link} to={`/fairs/${fairId}/meetings/${next.id}`} variant="default">
            {t('meeting.open')}
          </Button>
        ) : (
          <AskButton participantId={participantId} name={space.otherName} />
        )}
      </Group>
    </Panel>
  );
}

function DocumentsPanel({ space, participantId }: CounterpartProps) {
  const { fairId } = useFair();
  const { data: person } = useEndpoint(getParticipant, { params: { fairId, participantId } });
  if (person?.kind !== 'exhibitor' || person.companyId === null) return null;
  return <BoothDocuments space={space} person={person} />;
}

/** The other side's documents, each open, on request or under its agreement, as at its booth. */
function BoothDocuments({ space, person }: { space: PartnershipSpace; person: ParticipantCard }) {
  const { t } = useTranslation('partnerships');
  const { fairId } = useFair();
  // The name narrows the search, the id decides.
  const search = person.companyName.slice(0, 100);
  const booths = useEndpoint(listBooths, { params: { fairId }, query: { search, limit: 100 } });
  const boothId = booths.data?.items.find(({ companyId }) => companyId === person.companyId)?.id;
  const documents = useEndpoint(
    listDocuments,
    { params: { fairId, boothId: boothId ?? '' } },
    { enabled: boothId !== undefined },
  );
  if (boothId === undefined || !documents.data) return null;
  return (
    <Panel title={t('documents.title', { other: space.otherName })} lead={t('documents.lead')}>
      {documents.data.items.length === 0 ? (
        <Text c="dimmed">{t('documents.none')}</Text>
      ) : (
        <DocumentList boothId={boothId} documents={documents.data.items} />
      )}
    </Panel>
  );
}
