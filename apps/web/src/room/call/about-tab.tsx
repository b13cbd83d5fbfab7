import { Badge, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { type AgendaMeeting, getMatch, type ParticipantCard } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { MatchNotes } from '../../attendee/matching/match-notes.js';
import { ReasonList } from '../../attendee/matching/reason-list.js';
import { ScoreBadge } from '../../attendee/matching/score-badge.js';
import { useFeedback } from '../../attendee/meeting/use-feedback.js';
import { PersonFacts } from '../../attendee/people/person-facts.js';
import { PersonLine } from '../../attendee/people/person-line.js';
import { useTopics } from '../../attendee/topics/use-topics.js';
import { BoothOffer } from './booth-offer.js';
import { CallFiles } from './call-files.js';
import { NewTab } from './new-tab.js';

interface AboutTabProps {
  fairId: string;
  meeting: AgendaMeeting;
  /** The people of the other side, the party first. */
  others: AgendaMeeting['attendees'];
  /** Whose chat has the files; null while it is not known. */
  roomId: string | null;
}

/** The other side beside the picture: who they are, what they need and offer, why the two match, the documents, and one's own note. */
export function AboutTab({ fairId, meeting, others, roomId }: AboutTabProps) {
  const { t } = useTranslation('room');
  const companies = others.flatMap(({ kind, companyId }) => (kind === 'exhibitor' && companyId ? [companyId] : []));
  return (
    <Stack gap="lg">
      {others.map((person) => (
        <Stack key={person.id} gap="sm">
          <PersonLine person={person} photoSize={52} heading="h2" isLinked={false} />
          <Profile fairId={fairId} participantId={person.id} />
          <NewTab to={`/fairs/${fairId}/people/${person.id}`}>{t('call.about.profile')}</NewTab>
        </Stack>
      ))}
      {roomId !== null && <CallFiles fairId={fairId} roomId={roomId} />}
      {[...new Set(companies)].map((companyId) => (
        <BoothOffer key={companyId} fairId={fairId} companyId={companyId} />
      ))}
      <Note meeting={meeting} />
    </Stack>
  );
}

function Profile({ fairId, participantId }: { fairId: string; participantId: string }) {
  const { t } = useTranslation('room');
  const { data: match } = useEndpoint(getMatch, { params: { fairId, participantId } }, { retry: false });
  if (match === undefined) return null;
  const { participant, forYou, forThem, caution } = match;
  return (
    <>
      <PersonFacts person={participant}>
        <ScoreBadge score={match.score} />
      </PersonFacts>
      <Topics title={t('call.about.needs')} ids={participant.needs} text={participant.needText} />
      <Topics title={t('call.about.offers')} ids={participant.offers} text={participant.offerText} />
      {forYou.length + forThem.length > 0 || caution !== null ? (
        <section aria-labelledby={`why-${participantId}`}>
          <Title order={3} size="h5" id={`why-${participantId}`} mb={6}>
            {t('call.about.why')}
          </Title>
          <ReasonList match={match} />
          <MatchNotes match={match} />
        </section>
      ) : null}
    </>
  );
}

function Topics({ title, ids, text }: { title: string; ids: ParticipantCard['needs']; text: string }) {
  const topics = useTopics();
  if (ids.length === 0 && text === '') return null;
  return (
    <div>
      <Text size="sm" fw={600} c="dimmed">
        {title}
      </Text>
      <Group gap={6}>
        {ids.map((id) => (
          <Badge key={id} variant="default" bd={0} bg="stone.1" c="stone.8" tt="none">
            {topics.nameOf(id)}
          </Badge>
        ))}
      </Group>
      {text !== '' && (
        <Text size="sm" mt={4}>
          {text}
        </Text>
      )}
    </div>
  );
}

function Note({ meeting }: { meeting: AgendaMeeting }) {
  const { t } = useTranslation('room');
  const { draft, state, change, save } = useFeedback(meeting);
  const word = state === 'failed' ? 'failed' : state === 'saved' ? 'saved' : state === 'clean' ? null : 'saving';
  return (
    <div>
      <Textarea
        label={t('call.about.note')}
        description={t('call.about.notePrivate')}
        autosize
        minRows={4}
        maxRows={16}
        maxLength={4000}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        onBlur={() => void save()}
      />
      <Text size="xs" c={state === 'failed' ? 'red.9' : 'dimmed'} role="status" mih="1.2rem" data-note={state}>
        {word !== null && t(`call.about.note_${word}`)}
      </Text>
    </div>
  );
}
