import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import {
  acceptRequest,
  getAgenda,
  listRequestColleagues,
  type MeetingRequest,
  type RequestTime,
} from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { invalidate, useAction } from '../../api/use-endpoint.js';
import { useFormat } from '../../i18n/use-format.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { requestReads, useInName } from '../delegations/use-in-name.js';
import { fullName } from '../people/full-name.js';
import { ZonedRange } from '../time/zoned-range.js';
import { CompanionChoice } from './companion-choice.js';
import { counterpartIn } from './request.rules.js';
import classes from './requests.module.css';

interface ProposedTimesProps {
  request: MeetingRequest;
  /** Wants to propose other times. */
  onOther: () => void;
}

/** The times of the last proposal with what has become of each; whoever has to answer takes one of them. */
export function ProposedTimes({ request, onOther }: ProposedTimesProps) {
  const { t } = useTranslation(['requests', 'errors']);
  const inName = useInName();
  const client = useQueryClient();
  const [time, setTime] = useState<RequestTime | null>(null);
  const [isWithoutTable, setWithoutTable] = useState(false);
  const [companionIds, setCompanionIds] = useState<string[]>([]);
  const other = counterpartIn(request);
  const accept = useAction(inName.endpoint(acceptRequest), {
    invalidates: [...requestReads, getAgenda],
    onSuccess: () => {
      setTime(null);
      toastSuccess(t('accept.done'));
    },
    onError: (error) => {
      if (error.code === 'NO_TABLE_LEFT') return setWithoutTable(true);
      if (error.code === 'COLLEAGUE_BUSY') {
        // The choice stays, and shows now who is busy.
        toastError(error);
        return void invalidate(client, [listRequestColleagues]);
      }
      setTime(null);
      // The notice above the times says so, and the times show what is left.
      if (error.code === 'TIME_TAKEN') return void invalidate(client, requestReads);
      toastError(error);
    },
  });
  const isTaken = accept.error instanceof ApiError && accept.error.code === 'TIME_TAKEN';
  const isOneFree = request.times.some(({ state }) => state === 'free');
  const canAccept = request.isMyTurn && request.part === 'principal';
  const go = (byVideo: boolean) =>
    time &&
    accept.mutate({
      params: { ...inName.params, requestId: request.id },
      body: { startsAt: time.startsAt, byVideo, companionIds },
    });
  return (
    <Stack gap="sm">
      {(isTaken || !isOneFree) && (
        <Alert variant="outline" bg="white" color="yellow.9" role="alert">
          <Text>{t(isOneFree ? 'accept.takenOthers' : 'accept.noneLeft')}</Text>
          {!isOneFree && request.part === 'principal' && (
            <Button mt="sm" variant="default" onClick={onOther}>
              {t('counter.button')}
            </Button>
          )}
        </Alert>
      )}
      <ul className={classes.times}>
        {request.times.map((one) => (
          <li key={one.startsAt} className={classes.time}>
            <Proposed time={one} request={request}>
              {canAccept && one.state === 'free' && (
                <Button
                  size="sm"
                  onClick={() => {
                    setWithoutTable(false);
                    setCompanionIds([]);
                    setTime(one);
                  }}
                >
                  {t('accept.button')}
                </Button>
              )}
            </Proposed>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        isOpen={time !== null}
        title={t(request.kind === 'move' ? 'accept.moveTitle' : 'accept.title')}
        confirmLabel={t(isWithoutTable ? 'accept.byVideo' : 'accept.confirm')}
        isBusy={accept.isPending}
        onConfirm={() => go(isWithoutTable)}
        onClose={() => setTime(null)}
      >
        {time && (
          <Stack gap="xs">
            {other && <Text>{t('accept.with', { name: fullName(other), company: other.companyName })}</Text>}
            <When time={time} />
            {request.kind === 'meet' && !inName.isActing && (
              <CompanionChoice times={[time.startsAt]} chosen={companionIds} onChange={setCompanionIds} isSettled />
            )}
            {isWithoutTable && <Text>{t('accept.noTable')}</Text>}
          </Stack>
        )}
      </ConfirmDialog>
    </Stack>
  );
}

function When({ time }: { time: RequestTime }) {
  const format = useFormat();
  return (
    <div>
      <Text fw={600}>{format.dayOf(time.startsAt)}</Text>
      <ZonedRange startsAt={time.startsAt} endsAt={time.endsAt} />
    </div>
  );
}

interface ProposedProps {
  time: RequestTime;
  request: MeetingRequest;
  children: React.ReactNode;
}

function Proposed({ time, request, children }: ProposedProps) {
  const { t } = useTranslation('requests');
  const clashing = request.people.filter(({ id }) => time.clashIds.includes(id));
  return (
    <Stack gap="xs">
      <When time={time} />
      {time.state !== 'free' && (
        <Badge variant="outline" color="stone.8" style={{ alignSelf: 'flex-start' }}>
          {t(`times.state.${time.state}`)}
        </Badge>
      )}
      {clashing.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('times.clashNames', { names: clashing.map(fullName).join(', ') })}
        </Text>
      )}
      <Group>{children}</Group>
    </Stack>
  );
}
