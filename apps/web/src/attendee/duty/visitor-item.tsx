import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type BoothVisitor, getMatch, getOwnCalls, greetVisitor, inviteToCall } from '@parvis/contracts';
import { IconMessage, IconPhone } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { WriteButton } from '../../live/messages/write-button.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { ReasonList } from '../matching/reason-list.js';
import { ScoreBadge } from '../matching/score-badge.js';
import { fullName } from '../people/full-name.js';
import { PersonLine } from '../people/person-line.js';

/** One visitor who is here now: who, why, a word, a call. */
export function VisitorItem({ boothId, visitor }: { boothId: string; visitor: BoothVisitor }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const format = useFormat();
  const [isGreeting, setGreeting] = useState(false);
  const person = visitor.visitor;
  const params = { fairId, boothId };
  const match = useEndpoint(getMatch, { params: { fairId, participantId: person.id } }, { retry: false });
  const invite = useAction(inviteToCall, { invalidates: [getOwnCalls], onError: toastError });
  return (
    <Stack component="li" gap="xs">
      <Group justify="space-between" gap="sm">
        <PersonLine person={person} heading="h3" mark={match.data && <ScoreBadge score={match.data.score} />} />
        <Text size="sm" c="dimmed">
          {t('visitors.since', { time: format.time(visitor.since), count: visitor.visits })}
        </Text>
      </Group>
      {match.data && <ReasonList match={match.data} />}
      <Group gap="xs">
        <Button
          leftSection={<IconPhone size={18} aria-hidden />}
          aria-label={t('visitors.inviteName', { name: fullName(person) })}
          loading={invite.isPending}
          onClick={() => invite.mutate({ params, body: { participantId: person.id } })}
        >
          {t('visitors.invite')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconMessage size={18} aria-hidden />}
          aria-label={t('visitors.greetName', { name: fullName(person) })}
          aria-expanded={isGreeting}
          onClick={() => setGreeting(!isGreeting)}
        >
          {t('visitors.greet')}
        </Button>
        <WriteButton to={{ boothId, visitorId: person.id }} name={fullName(person)} />
      </Group>
      {isGreeting && <Greet boothId={boothId} participantId={person.id} onSent={() => setGreeting(false)} />}
    </Stack>
  );
}

interface GreetProps {
  boothId: string;
  participantId: string;
  onSent(): void;
}

function Greet({ boothId, participantId, onSent }: GreetProps) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const [text, setText] = useState('');
  const send = useAction(greetVisitor, {
    onSuccess: () => {
      toastSuccess(t('visitors.greeted'));
      onSent();
    },
    onError: toastError,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ params: { fairId, boothId }, body: { participantId, text } });
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end">
        <TextInput
          label={t('visitors.greeting')}
          maxLength={300}
          required
          style={{ flex: 1 }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={send.isPending}>
          {t('visitors.send')}
        </Button>
      </Group>
    </form>
  );
}
