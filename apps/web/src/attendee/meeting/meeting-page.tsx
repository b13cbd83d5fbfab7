import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { type AgendaMeeting, getMeeting, getMeetingTravel } from '@parvis/contracts';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat, zoneCity } from '../../i18n/use-format.js';
import { WriteButton } from '../../live/messages/write-button.js';
import { RecordingsPanel } from '../../live/recordings/recordings-panel.js';
import { ProposePartnershipButton } from '../../partnerships/propose-partnership-button.js';
import { facedIn } from '../../room/team/team.rules.js';
import { TeamEntry } from '../../room/team/team-entry.js';
import { TravelPanel } from '../../travel/travel-panel.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import {
  canAskWhere,
  canCancel,
  canProposeLate,
  canReportNoShow,
  canSayLate,
  counterpartsOf,
  othersOf,
  phaseOf,
} from '../agenda/agenda.rules.js';
import { ClashNote } from '../agenda/clash-note.js';
import { JoinButton } from '../agenda/join-button.js';
import { MeetingPlace } from '../agenda/meeting-place.js';
import { boothAddress } from '../hall/booth-address.js';
import { fullName } from '../people/full-name.js';
import { PersonLine } from '../people/person-line.js';
import { useOwnProfile } from '../people/use-own-profile.js';
import { PendingMove } from '../requests/pending-move.js';
import { SubstituteButton } from '../requests/substitute-button.js';
import { ClockChangeNote } from '../time/clock-change-note.js';
import { useNow } from '../time/use-now.js';
import { useTimeWords } from '../time/use-time-words.js';
import { dayIn, deviceZone, isNightIn, showSameTime } from '../time/zone-time.js';
import { ZonedRange } from '../time/zoned-range.js';
import { AskWhere } from './ask-where.js';
import { AttendancePanel } from './attendance-panel.js';
import { CancelMeeting } from './cancel-meeting.js';
import { CancellationNote } from './cancellation-note.js';
import { ChatAndFiles } from './chat-and-files.js';
import { ColleaguesPanel } from './colleagues-panel.js';
import { FeedbackForm } from './feedback-form.js';
import { InterpreterPanel } from './interpreter-panel.js';
import { LateMenu } from './late-menu.js';
import { LateNotes } from './late-notes.js';
import { MeetingProducts } from './meeting-products.js';
import { ProposeLate } from './propose-late.js';
import { ReportNoShow } from './report-no-show.js';
import { TakesPartChoice } from './takes-part-choice.js';
import { TeamNotes } from './team-notes.js';
import { WayToTable } from './way-to-table.js';
import { WhyPanel } from './why-panel.js';

/** One meeting: who, when, where, why, and what the viewer makes of it. */
export function MeetingPage() {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  const { fairId } = useFair();
  const { meetingId = '' } = useParams();
  const meeting = useEndpoint(getMeeting, { params: { fairId, meetingId } });
  const profile = useOwnProfile();
  const ownId = profile.data?.id;
  const names = meeting.data && ownId ? format.list(facedIn(meeting.data, ownId).map(fullName)) : undefined;
  return (
    <Page title={names ? t('meeting.with', { names }) : t('meeting.title')} width="narrow">
      <Anchor component={Link} to={`/fairs/${fairId}/agenda`} size="sm" style={{ alignSelf: 'flex-start' }}>
        <Group gap={4}>
          <IconArrowLeft size={16} aria-hidden />
          {t('meeting.back')}
        </Group>
      </Anchor>
      <QueryView query={profile}>
        {({ id }) => <QueryView query={meeting}>{(data) => <Detail meeting={data} ownId={id} />}</QueryView>}
      </QueryView>
    </Page>
  );
}

function Detail({ meeting, ownId }: { meeting: AgendaMeeting; ownId: string }) {
  const { t } = useTranslation(['attendee', 'requests']);
  const { fairId, fair } = useFair();
  const now = useNow();
  const phase = phaseOf(meeting, now);
  const isCancelled = meeting.status === 'cancelled';
  // The room opens early, so two people may have met before the hour.
  const hasBegun = phase !== 'ahead' || meeting.wasHeld;
  // Who comes from the room comes to say how it was. Decided once: a note that is being written stays where it is.
  const [isAfter] = useState(!isCancelled && (phase === 'over' || meeting.wasHeld));
  const isParty = meeting.attendees.some(({ id, part }) => id === ownId && part === 'party');
  const names = counterpartsOf(meeting, ownId).map(fullName).join(', ');
  const [counterpart] = counterpartsOf(meeting, ownId);
  const feedback = (
    <Panel title={hasBegun ? t('feedback.title') : t('feedback.prepare')}>
      <FeedbackForm meeting={meeting} isRatable={hasBegun && !isCancelled} />
    </Panel>
  );
  return (
    <Stack gap="lg">
      <Panel>
        <div>
          <When meeting={meeting} now={now} />
          <LateNotes meeting={meeting} ownId={ownId} />
          <ClashNote meeting={meeting} now={now} />
        </div>
        <Group justify="space-between" gap="sm">
          <MeetingPlace meeting={meeting} />
          {isCancelled ? (
            <Badge color="stone.8" variant="outline" size="lg">
              {t('meeting.cancelled')}
            </Badge>
          ) : (
            <Group gap="sm">
              {phase === 'ahead' && <TeamEntry fairId={fairId} meeting={meeting} ownId={ownId} />}
              <JoinButton meeting={meeting} now={now} isQuiet={phase === 'over'} showsOpening />
            </Group>
          )}
        </Group>
        {fair.mode === 'hybrid' && phase !== 'over' && !isCancelled && (
          <TakesPartChoice meeting={meeting} ownId={ownId} />
        )}
        <CancellationNote meeting={meeting} />
        <PendingMove meeting={meeting} />
        {canProposeLate(meeting, ownId, now) && <ProposeLate meeting={meeting} ownId={ownId} />}
        {isParty && (
          <Group justify="flex-end" gap="xs">
            {canSayLate(meeting, now) && <LateMenu meeting={meeting} />}
            {canAskWhere(meeting, now) && <AskWhere meeting={meeting} now={now} />}
            {canReportNoShow(meeting, now) && <ReportNoShow meeting={meeting} names={names} />}
            {phase === 'ahead' && !isCancelled && <SubstituteButton meeting={meeting} />}
            {phase === 'ahead' && !isCancelled && !meeting.pendingMove && (
              <Button component={Link} to={`/fairs/${fairId}/meetings/${meeting.id}/move`} variant="subtle" size="sm">
                {t('requests:move.button')}
              </Button>
            )}
            {canCancel(meeting, now) && <CancelMeeting meeting={meeting} names={names} />}
          </Group>
        )}
      </Panel>
      {isAfter && feedback}
      {!isCancelled && phase !== 'over' && <WayToTable meeting={meeting} />}
      {!isCancelled && phase !== 'over' && <InterpreterPanel meeting={meeting} canBook={isParty} />}
      {!isCancelled && <AttendancePanel meeting={meeting} ownId={ownId} now={now} />}
      <MeetingProducts meeting={meeting} ownId={ownId} />
      <People meeting={meeting} ownId={ownId} />
      {counterpart && isParty && <WhyPanel participantId={counterpart.id} />}
      {!isCancelled && phase !== 'over' && isParty && <ColleaguesPanel meeting={meeting} ownId={ownId} />}
      <ChatAndFiles fairId={fairId} meetingId={meeting.id} />
      <RecordingsPanel fairId={fairId} roomId={meeting.id} />
      {!isAfter && feedback}
      <TeamNotes meetingId={meeting.id} />
      {meeting.wasHeld && isParty && counterpart && (
        <Panel title={t('meeting.goOn')} lead={t('meeting.goOnText')}>
          <Group>
            <ProposePartnershipButton participantId={counterpart.id} name={fullName(counterpart)} />
          </Group>
        </Panel>
      )}
      {meeting.hasVideo && !isCancelled && <Travel meetingId={meeting.id} />}
    </Stack>
  );
}

function When({ meeting, now }: { meeting: AgendaMeeting; now: number }) {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  const words = useTimeWords();
  const phase = phaseOf(meeting, now);
  return (
    <div>
      <Text fw={650}>{format.dayOf(meeting.startsAt)}</Text>
      <ZonedRange startsAt={meeting.startsAt} endsAt={meeting.endsAt} />
      <ClockChangeNote day={dayIn(meeting.startsAt, deviceZone)} />
      <Text size="sm" c="dimmed" role="timer">
        {phase === 'ahead' && t('agenda.startsIn', { span: words.span(Date.parse(meeting.startsAt) - now) })}
        {phase === 'running' && t('agenda.endsIn', { span: words.span(Date.parse(meeting.endsAt) - now) })}
        {phase === 'over' && (meeting.wasHeld ? t('meeting.held') : t('meeting.over'))}
      </Text>
    </div>
  );
}

function People({ meeting, ownId }: { meeting: AgendaMeeting; ownId: string }) {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const format = useFormat();
  return (
    <Panel title={t('meeting.people')}>
      <Stack gap="md">
        {othersOf(meeting, ownId).map((person) => (
          <div key={person.id}>
            <PersonLine
              person={person}
              photoSize={56}
              mark={
                person.part === 'guest' && (
                  <Badge variant="outline" color="stone.8" size="sm">
                    {t('meeting.guest')}
                  </Badge>
                )
              }
            />
            <Group gap="md" mt={6} ml={68}>
              <WriteButton to={{ participantId: person.id }} name={fullName(person)} size="compact-md" />
              {meeting.place !== 'video' && meeting.hasVideo && meeting.status === 'scheduled' && (
                <Text size="sm" c="dimmed">
                  {t(`takesPart.other.${person.takesPart}`)}
                </Text>
              )}
              {!showSameTime(meeting.startsAt, deviceZone, person.timeZone) && (
                <Text size="sm" c="dimmed">
                  {t('meeting.theirTime', {
                    name: person.firstName,
                    time: format.time(meeting.startsAt, person.timeZone),
                    city: zoneCity(person.timeZone),
                  })}
                  {isNightIn(meeting.startsAt, person.timeZone) && ` · ${t('time.night')}`}
                </Text>
              )}
              {person.kind === 'exhibitor' && person.companyId && (
                <Anchor component={Link} to={boothAddress(fairId, person)} size="sm">
                  {t('agenda.booth')}
                </Anchor>
              )}
            </Group>
          </div>
        ))}
      </Stack>
    </Panel>
  );
}

function Travel({ meetingId }: { meetingId: string }) {
  const { fairId } = useFair();
  const { data } = useEndpoint(getMeetingTravel, { params: { fairId, meetingId } });
  return <TravelPanel travel={data} of="meeting" />;
}
