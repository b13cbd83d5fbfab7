import { Drawer, Stack, Text } from '@mantine/core';
import { type AnswerOf, type CallLine, getCall } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import classes from './call-details.module.css';
import { CallGrade } from './call-grade.js';

type Person = AnswerOf<typeof getCall>['people'][number];

/** One call, person by person. */
export function CallDetails({ call, onClose }: { call: CallLine | null; onClose(): void }) {
  const { t } = useTranslation(['organiser', 'common']);
  return (
    <Drawer
      opened={call !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={t('calls.details')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {call && <People callId={call.callId} />}
    </Drawer>
  );
}

function People({ callId }: { callId: string }) {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const query = useEndpoint(getCall, { params: { fairId, callId } });
  return (
    <QueryView query={query}>
      {({ people }) => (
        <Stack>
          {people.length === 0 && <Text>{t('calls.nobody')}</Text>}
          {people.map((person) => (
            <PersonPanel key={person.participantId} person={person} />
          ))}
        </Stack>
      )}
    </QueryView>
  );
}

function PersonPanel({ person }: { person: Person }) {
  const { t } = useTranslation('organiser');
  return (
    <Panel title={person.name || t('calls.somebody')} lead={person.companyName}>
      <CallGrade mos={person.mos} />
      <dl className={classes.figures}>
        {useFigures(person).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function useFigures(person: Person): [string, string][] {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const rate = (bits: number | null) =>
    bits === null ? '–' : t('calls.kbits', { rate: format.number(Math.round(bits / 1000)) });
  const share = (value: number | null) => (value === null ? '–' : format.percentFloor(value));
  const milliseconds = (value: number | null) =>
    value === null ? '–' : t('calls.ms', { time: format.number(Math.round(value)) });
  const seconds = (value: number) => t('calls.seconds', { count: Math.round(value / 1000) });
  return [
    [t('calls.figure.time'), t('calls.minutes', { count: Math.max(1, Math.round(person.ms / 60_000)) })],
    [t('calls.figure.worst'), person.worstMos === null ? '–' : format.decimal(person.worstMos)],
    [t('calls.figure.route'), person.route === null ? '–' : t(`calls.route.${person.route}`)],
    [t('calls.figure.roundTrip'), milliseconds(person.roundTripMs)],
    [t('calls.figure.jitter'), milliseconds(person.jitterMs)],
    [t('calls.figure.loss'), `${share(person.upLoss)} / ${share(person.downLoss)}`],
    [t('calls.figure.bitrate'), `${rate(person.upBitrate)} / ${rate(person.downBitrate)}`],
    [t('calls.figure.frozen'), `${format.number(person.freezes)} · ${seconds(person.frozenMs)}`],
    [t('calls.figure.recoveries'), format.number(person.recoveries)],
    [t('calls.figure.audioOnly'), seconds(person.audioOnlyMs)],
  ];
}
