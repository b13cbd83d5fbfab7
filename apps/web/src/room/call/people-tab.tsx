import { Avatar, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RoomClient } from '../client/room-client.js';
import type { RoomState } from '../client/room-state.js';
import { ModeratorTools } from './moderator-tools.js';
import { PersonRow } from './person-row.js';
import { handOrder, isMuted } from './tile-views.js';
import { WaitingList } from './waiting-list.js';

/** Somebody who is expected. */
export interface ExpectedPerson {
  id: string;
  name: string;
  companyName: string;
}

interface PeopleTabProps {
  client: RoomClient;
  room: RoomState;
  isOwnMicrophoneOn: boolean;
  expected: readonly ExpectedPerson[];
  /** In place of ending the room; null: it is not ended from here. */
  onEndAll?: (() => void) | null;
}

const list = { m: 0, p: 0, style: { listStyle: 'none' } } as const;

/** Who is here, who waits, who is not here yet; and for a moderator what can be done. */
export function PeopleTab({ client, room, isOwnMicrophoneOn, expected, onEndAll }: PeopleTabProps) {
  const { t } = useTranslation('room');
  const { moderate } = client.actions;
  const isBackRoom = room.kind === 'team';
  const mayModerate = room.grants.includes('moderate');
  const here = room.self === null ? room.peers : [room.self, ...room.peers];
  const hands = handOrder(here);
  const hereIds = new Set(here.map(({ participantId }) => participantId));
  const missing = expected.filter(({ id }) => !hereIds.has(id));
  const { waiting, hands: viewersHands, audience } = room.status;
  return (
    <Stack gap="lg">
      {mayModerate && (
        <WaitingList
          title={t(isBackRoom ? 'team.waiting' : 'call.waiting')}
          people={waiting}
          // From a back room the door of the meeting is opened, for everybody.
          answers={(id, yes) => (isBackRoom ? moderate.lock(false) : moderate.admit(id, yes))}
          canRefuse={!isBackRoom}
          kind="admit"
        />
      )}
      {mayModerate && (
        <WaitingList
          title={t('call.viewersHands')}
          people={viewersHands}
          answers={(id, yes) => (yes ? moderate.grant(id, true) : moderate.lowerHand(id))}
          kind="invite"
        />
      )}
      <section aria-labelledby="people-here">
        <Title order={2} size="h5" id="people-here" mb="sm">
          {t('call.peopleHere', { count: here.length })}
        </Title>
        <Stack component="ul" gap="sm" {...list}>
          {here.map((person) => {
            const isSelf = person.participantId === room.self?.participantId;
            const place = hands.indexOf(person.participantId);
            return (
              <PersonRow
                key={person.participantId}
                person={person}
                isSelf={isSelf}
                isMuted={isSelf ? !isOwnMicrophoneOn : isMuted(person)}
                hand={place < 0 ? null : place + 1}
                quality={isSelf ? room.line.quality : person.quality}
                moderate={mayModerate ? moderate : null}
                isOnStage={room.kind === 'stage'}
              />
            );
          })}
        </Stack>
        {audience > 0 && (
          <Text size="sm" c="dimmed" mt="sm">
            {t('call.audience', { count: audience })}
          </Text>
        )}
      </section>
      {missing.length > 0 && (
        <section aria-labelledby="people-missing">
          <Title order={2} size="h5" id="people-missing" mb="sm">
            {t('call.notYetHere')}
          </Title>
          <Stack component="ul" gap="sm" {...list}>
            {missing.map(({ id, name, companyName }) => (
              <Group key={id} component="li" gap="sm" wrap="nowrap">
                <Avatar name={name} color="gray.7" variant="outline" aria-hidden />
                <div>
                  <Text size="sm">{name}</Text>
                  {companyName && (
                    <Text size="sm" c="dimmed">
                      {companyName}
                    </Text>
                  )}
                </div>
              </Group>
            ))}
          </Stack>
        </section>
      )}
      {mayModerate && <ModeratorTools client={client} room={room} onEndAll={onEndAll} />}
    </Stack>
  );
}
