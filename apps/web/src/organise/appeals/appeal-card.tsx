import { Badge, Button, Group, Text, Textarea } from '@mantine/core';
import { type AppealRow, decideAppeal, getPresence, listAppeals } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

/** One appeal with what is known of the case, to be accepted or refused. */
export function AppealCard({ appeal }: { appeal: AppealRow }) {
  const { t } = useTranslation('attendance');
  const format = useFormat();
  const { kind, at, by, text, createdAt, decision, word } = appeal;
  const nameOf = ({ name, companyName }: AppealRow['by']) => (companyName ? `${name} (${companyName})` : name);
  return (
    <Panel
      title={nameOf(by)}
      lead={t('appeals.when', { when: format.moment(createdAt) })}
      actions={
        decision && (
          <Badge variant="outline" tt="none" color={decision === 'accepted' ? 'petrol.8' : 'stone.8'}>
            {t(`appeals.${decision}`)}
          </Badge>
        )
      }
    >
      <Text size="sm" fw={600}>
        {t(`appeals.case.${kind}`, { names: format.list(appeal.with.map(nameOf)), when: format.moment(at) })}
      </Text>
      {kind === 'meeting' && <Seen appeal={appeal} />}
      <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text}</Text>
      {decision === null ? (
        <Decision appeal={appeal} />
      ) : (
        word && (
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {t('appeals.yourWord', { word })}
          </Text>
        )
      )}
    </Panel>
  );
}

/** What the room and the check-in know of it. */
function Seen({ appeal: { caseId, by } }: { appeal: AppealRow }) {
  const { t } = useTranslation('attendance');
  const { fairId } = useFair();
  const { data } = useEndpoint(getPresence, { params: { fairId, meetingId: caseId } });
  const own = data?.people.find(({ participantId }) => participantId === by.id);
  if (!own) return null;
  return (
    <Text size="sm" c="dimmed">
      {own.minutes > 0 ? t('appeals.seen', { count: own.minutes }) : t('appeals.unseen')}
    </Text>
  );
}

function Decision({ appeal: { id: appealId, by } }: { appeal: AppealRow }) {
  const { t } = useTranslation('attendance');
  const { fairId } = useFair();
  const [word, setWord] = useState('');
  const [isMissing, setMissing] = useState(false);
  const decide = useAction(decideAppeal, {
    invalidates: [listAppeals],
    onSuccess: () => toastSuccess(t('appeals.done')),
    onError: toastError,
  });
  const say = (decision: 'accepted' | 'refused') => {
    const isWordless = decision === 'refused' && word.trim() === '';
    setMissing(isWordless);
    if (!isWordless) decide.mutate({ params: { fairId, appealId }, body: { decision, word } });
  };
  return (
    <>
      <Textarea
        label={t('appeals.word', { name: by.name })}
        description={t('appeals.wordHint')}
        error={isMissing && t('appeals.wordMissing')}
        value={word}
        maxLength={1000}
        autosize
        minRows={2}
        onChange={(event) => setWord(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button
          loading={decide.isPending && decide.variables.body.decision === 'accepted'}
          disabled={decide.isPending}
          aria-label={t('appeals.acceptOf', { name: by.name })}
          onClick={() => say('accepted')}
        >
          {t('appeals.accept')}
        </Button>
        <Button
          variant="default"
          loading={decide.isPending && decide.variables.body.decision === 'refused'}
          disabled={decide.isPending}
          aria-label={t('appeals.refuseOf', { name: by.name })}
          onClick={() => say('refused')}
        >
          {t('appeals.refuse')}
        </Button>
      </Group>
    </>
  );
}
