import { Alert, Button, Checkbox, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import {
  getParticipant,
  getRequestOptions,
  type Intent,
  Intent as Intents,
  type ParticipantCard,
  type RequestOptions,
  requestMessageMax,
  requestMessageMin,
  sendRequest,
} from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { LeaveGuard } from '../../ui/leave-guard.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { InNameOf } from '../delegations/in-name-of.js';
import { requestReads, useInName } from '../delegations/use-in-name.js';
import { fullName } from '../people/full-name.js';
import { PersonLine } from '../people/person-line.js';
import { CompanionChoice } from './companion-choice.js';
import { GoneNote } from './gone-note.js';
import { RequestBarNote } from './request-bar-note.js';
import { TimeChoice } from './time-choice.js';
import { type AskedTimes, startsOf, useAskedTimes } from './use-asked-times.js';

/** Asks somebody for a meeting: why, a message, and up to five times. */
export function AskPage() {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  const { participantId = '' } = useParams();
  const inName = useInName();
  const params = { ...inName.params, participantId };
  const person = useEndpoint(getParticipant, { params: { fairId, participantId } });
  const [companionIds, setCompanionIds] = useState<string[]>([]);
  const asked = useAskedTimes({ participantId });
  const [openFor, setOpenFor] = useState<string | null>(null);
  const options = useEndpoint(
    inName.endpoint(getRequestOptions),
    { params, query: { companionIds } },
    { placeholderData: (was) => was },
  );
  // A form once shown stays, with what is typed in it, also when the person cannot be asked any more.
  if (options.data?.bar === null && !options.isPlaceholderData && openFor !== participantId) setOpenFor(participantId);
  return (
    <Page title={person.data ? t('ask.title', { name: fullName(person.data) }) : t('ask.button')} width="narrow">
      <QueryView query={person}>
        {(found) => (
          <Stack gap="lg">
            <InNameOf />
            <Panel>
              <PersonLine person={found} photoSize={56} />
            </Panel>
            <QueryView query={options}>
              {(known) => (
                <>
                  {known.bar && <RequestBarNote bar={known.bar} person={found} />}
                  {(known.bar === null || openFor === participantId) && !asked.isPending && (
                    <AskForm
                      key={participantId}
                      person={found}
                      options={known}
                      asked={asked}
                      companionIds={companionIds}
                      onCompanions={setCompanionIds}
                      onStale={() => void options.refetch()}
                    />
                  )}
                </>
              )}
            </QueryView>
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}

interface AskFormProps {
  person: ParticipantCard;
  options: RequestOptions;
  asked: AskedTimes;
  companionIds: string[];
  onCompanions: (ids: string[]) => void;
  onStale: () => void;
}

function AskForm({ person, options, asked: askedNow, companionIds, onCompanions, onStale }: AskFormProps) {
  const { t } = useTranslation(['requests', 'attendee']);
  const inName = useInName();
  const navigate = useNavigate();
  const [key] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState<Intent | null>(null);
  const [message, setMessage] = useState('');
  // As it was found when the form opened.
  const [asked] = useState(askedNow);
  const [times, setTimes] = useState<string[]>(() => asked.times.map(({ startsAt }) => startsAt));
  const [besideColleague, setBeside] = useState(false);
  const [isTried, setTried] = useState(false);
  const [isSent, setSent] = useState(false);
  const send = useAction(inName.endpoint(sendRequest), {
    invalidates: [...requestReads, getRequestOptions],
    onSuccess: ({ id }) => {
      setSent(true);
      toastSuccess(t('ask.sent', { name: fullName(person) }));
      setTimeout(() => void navigate(inName.pageOf(id)));
    },
    onError: (error) => {
      toastError(error);
      onStale();
    },
  });
  const length = message.trim().length;
  const isWarned = options.warnings.length > 0;
  const errors = {
    reason: reason === null && t('ask.reasonMissing'),
    message: length < requestMessageMin && t('ask.messageShort', { count: requestMessageMin - length }),
    times: times.length === 0 && t('ask.timesMissing'),
    beside: isWarned && !besideColleague && t('ask.besideMissing'),
  };
  const submit = () => {
    setTried(true);
    if (reason === null || Object.values(errors).some(Boolean)) return;
    send.mutate({
      params: inName.params,
      body: { clientKey: key, toId: person.id, reason, message: message.trim(), times, companionIds, besideColleague },
    });
  };
  return (
    <Stack gap="lg">
      <LeaveGuard isDirty={!isSent && (message !== '' || times.join() !== startsOf(asked))} />
      {isWarned && (
        <Alert variant="outline" bg="white" color="yellow.9" title={t('warning.title')}>
          {options.warnings.map(({ code, own, other }) => (
            <Text key={`${code} ${own.id} ${other.id}`} size="sm">
              {t(`warning.${code}`, { own: own.name, other: other.name })}
            </Text>
          ))}
          <Checkbox
            mt="sm"
            label={t('warning.beside')}
            checked={besideColleague}
            onChange={(event) => setBeside(event.currentTarget.checked)}
            error={isTried && errors.beside}
          />
        </Alert>
      )}
      <Panel title={t('ask.what')}>
        <Select
          label={t('ask.reason')}
          placeholder={t('ask.reasonChoose')}
          data={Intents.options.map((intent) => ({ value: intent, label: t(`attendee:business.intent.${intent}`) }))}
          value={reason}
          onChange={(value) => setReason(value as Intent | null)}
          error={isTried && errors.reason}
          withAsterisk
        />
        <Textarea
          label={t('ask.message')}
          description={t('ask.messageHint', { name: person.firstName })}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
          maxLength={requestMessageMax}
          autosize
          minRows={4}
          error={isTried && errors.message}
          withAsterisk
        />
        <Text size="xs" c="dimmed" ta="end" mt={-8}>
          {t('ask.length', { length, most: requestMessageMax })}
        </Text>
      </Panel>
      <Panel title={t('ask.when')} lead={t('ask.whenLead')}>
        <GoneNote gone={asked.gone} name={fullName(person)} />
        <TimeChoice
          asked={asked.times}
          of={{ participantId: person.id, companionIds }}
          options={options}
          chosen={times}
          onChange={setTimes}
        />
        {isTried && errors.times && (
          <Text size="sm" c="red.8" role="alert">
            {errors.times}
          </Text>
        )}
        {!inName.isActing && <CompanionChoice times={times} chosen={companionIds} onChange={onCompanions} />}
      </Panel>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" maw={480}>
          {t('ask.terms', { hours: options.hoursToAnswer, pending: options.pending, most: options.mostPending })}
        </Text>
        <Button loading={send.isPending} disabled={options.bar !== null} onClick={submit}>
          {t('ask.send')}
        </Button>
      </Group>
    </Stack>
  );
}
