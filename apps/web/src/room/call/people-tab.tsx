import { Avatar, Button, Group, Stack, Switch, Text, Title } from '@mantine/core';
import type { PeerView } from '@parvis/contracts';
import { IconDoorExit } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import type { RoomClient } from '../client/room-client.js';
import type { RoomState } from '../client/room-state.js';
import { PersonRow } from './person-row.js';
import { tellFailure } from './tell-failure.js';
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
  const [removing, setRemoving] = useState<PeerView | null>(null);
  const [isEnding, setEnding] = useState(false);
  const { moderate } = client.actions;
  const mayModerate = room.grants.includes('moderate');
  const here = room.self === null ? room.peers : [room.self, ...room.peers];
  const hands = handOrder(here);
  const hereIds = new Set(here.map(({ participantId }) => participantId));
  const missing = expected.filter(({ id }) => !hereIds.has(id));
  const { waiting, hands: viewersHands, isLocked, audience } = room.status;
  return (
    <Stack gap="lg">
      {mayModerate && (
        <WaitingList
          title={t('call.waiting')}
          people={waiting}
          answers={(id, yes) => moderate.admit(id, yes)}
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
                onRemove={setRemoving}
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
      {mayModerate && (
        <Stack gap="sm">
          <Switch
            label={t('call.lock')}
            description={t('call.lockHint')}
            checked={isLocked}
            onChange={(event) => tellFailure(moderate.lock(event.currentTarget.checked))}
          />
          {onEndAll !== null && (
            <Button
              variant="outline"
              color="red.8"
              leftSection={<IconDoorExit size={18} aria-hidden />}
              onClick={onEndAll ?? (() => setEnding(true))}
            >
              {t('call.endAll')}
            </Button>
          )}
        </Stack>
      )}
      <ConfirmDialog
        isOpen={removing !== null}
        title={t('call.removeTitle', { name: removing?.displayName ?? '' })}
        confirmLabel={t('call.moderateRemove')}
        isDangerous
        onClose={() => setRemoving(null)}
        onConfirm={() => {
          if (removing) tellFailure(moderate.remove(removing.participantId));
          setRemoving(null);
        }}
      >
        {t('call.removeText')}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={isEnding}
        title={t('call.endAll')}
        confirmLabel={t('call.endAll')}
        isDangerous
        onClose={() => setEnding(false)}
        onConfirm={() => {
          tellFailure(moderate.end());
          setEnding(false);
        }}
      >
        {t('call.endAllText')}
      </ConfirmDialog>
    </Stack>
  );
}
