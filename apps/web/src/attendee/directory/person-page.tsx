import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { getMatch, getParticipant, type ParticipantCard } from '@parvis/contracts';
import { IconBuildingStore } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat, zoneCity } from '../../i18n/use-format.js';
import { WriteButton } from '../../live/messages/write-button.js';
import { ProposePartnershipButton } from '../../partnerships/propose-partnership-button.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { boothAddress } from '../hall/booth-address.js';
import { PersonAbsenceLink } from '../matching/absence-link.js';
import { DeadlineNote } from '../matching/deadline-note.js';
import { RequestProduct } from '../matching/request-product.js';
import { WishButtons } from '../matching/wish-buttons.js';
import { WhyPanel } from '../meeting/why-panel.js';
import { fullName } from '../people/full-name.js';
import { PersonFacts } from '../people/person-facts.js';
import { PersonLine } from '../people/person-line.js';
import { useOwnProfile } from '../people/use-own-profile.js';
import { AskButton } from '../requests/ask-button.js';
import { deviceZone, showSameTime } from '../time/zone-time.js';
import { useTopics } from '../topics/use-topics.js';

/** What one person tells the fair, and why to meet them. */
export function PersonPage() {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const { participantId = '' } = useParams();
  const query = useEndpoint(getParticipant, { params: { fairId, participantId } });
  return (
    <Page title={query.data ? fullName(query.data) : t('person.title')} width="narrow">
      <QueryView query={query}>{(person) => <Profile person={person} />}</QueryView>
    </Page>
  );
}

function Profile({ person }: { person: ParticipantCard }) {
  const { t } = useTranslation('attendee');
  const { fairId, isAttendee } = useFair();
  const format = useFormat();
  const { data: own } = useOwnProfile();
  const now = new Date().toISOString();
  const isSelf = own?.id === person.id;
  const isColleague = own !== undefined && own.companyId !== null && own.companyId === person.companyId;
  // The same answer as the panel below reads.
  const match = useEndpoint(
    getMatch,
    { params: { fairId, participantId: person.id } },
    { enabled: own !== undefined && !isSelf && !isColleague },
  );
  return (
    <Stack gap="lg">
      <Panel>
        <PersonLine person={person} photoSize={88} isLinked={false} />
        <PersonFacts person={person} />
        {!showSameTime(now, deviceZone, person.timeZone) && (
          <Text size="sm" c="dimmed">
            {t('person.localTime', { city: zoneCity(person.timeZone), time: format.time(now, person.timeZone) })}
          </Text>
        )}
        <Group>
          {person.kind === 'exhibitor' && person.companyId && (
            <Button
              component={Link}
              to={boothAddress(fairId, person)}
              variant="default"
              leftSection={<IconBuildingStore size={18} aria-hidden />}
            >
              {t('person.toBooth', { company: person.companyName })}
            </Button>
          )}
          {isAttendee && !isSelf && own && <WriteButton to={{ participantId: person.id }} name={fullName(person)} />}
          {isAttendee && !isSelf && !isColleague && own && (
            <>
              <AskButton participantId={person.id} name={fullName(person)} />
              <ProposePartnershipButton participantId={person.id} name={fullName(person)} />
            </>
          )}
          {isSelf && (
            <Button component={Link} to={`/fairs/${fairId}/profile`} variant="default">
              {t('person.editOwn')}
            </Button>
          )}
        </Group>
        {isAttendee && !isSelf && (
          <Stack gap="xs">
            {!isColleague && <DeadlineNote />}
            <WishButtons person={person} colleagueAsked={match.data?.colleagueAsked?.name} />
            {!isColleague && <RequestProduct person={person} />}
            {!isColleague && <PersonAbsenceLink person={person} />}
          </Stack>
        )}
      </Panel>
      {own && !isSelf && !isColleague && <WhyPanel participantId={person.id} />}
      <Statement title={t('person.seeks')} topicIds={person.needs} text={person.needText} />
      <Statement title={t('person.offers')} topicIds={person.offers} text={person.offerText} />
    </Stack>
  );
}

function Statement({ title, topicIds, text }: { title: string; topicIds: string[]; text: string }) {
  const { t } = useTranslation('attendee');
  const { nameOf } = useTopics();
  const names = topicIds.map(nameOf).filter((name) => name !== undefined);
  return (
    <Panel title={title}>
      {names.length > 0 && (
        <Group gap={6}>
          {names.map((name) => (
            <Badge key={name} variant="outline" color="petrol.8" size="lg" fw={500}>
              {name}
            </Badge>
          ))}
        </Group>
      )}
      {text && <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text}</Text>}
      {names.length === 0 && !text && <Text c="dimmed">{t('person.nothing')}</Text>}
    </Panel>
  );
}
