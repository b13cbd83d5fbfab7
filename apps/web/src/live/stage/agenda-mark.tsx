import { Button, Checkbox, Group } from '@mantine/core';
import {
  getAgenda,
  getRequestOptions,
  getStageSession,
  listRequestTimes,
  listStageSessions,
  putSessionOnAgenda,
  type StageSession,
  takeSessionOffAgenda,
} from '@parvis/contracts';
import { IconCalendarMinus, IconCalendarPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError } from '../../ui/toast.js';

const changed = [getAgenda, getStageSession, listStageSessions, getRequestOptions, listRequestTimes];

interface AgendaMarkProps {
  sessionId: string;
  title: string;
  mark: StageSession['onAgenda'];
  /** Not over, not cancelled. */
  isAhead: boolean;
}

/** Puts a session on the own agenda, says whether that keeps requests for meetings away, and takes it off again. */
export function AgendaMark({ sessionId, title, mark, isAhead }: AgendaMarkProps) {
  const { t } = useTranslation('live');
  const { fairId, isAttendee } = useFair();
  const put = useAction(putSessionOnAgenda, { invalidates: changed, onError: toastError });
  const remove = useAction(takeSessionOffAgenda, { invalidates: changed, onError: toastError });
  const params = { fairId, sessionId };
  if (!isAttendee || (!isAhead && mark === null)) return null;
  if (mark === null)
    return (
      <Button
        variant="default"
        size="sm"
        leftSection={<IconCalendarPlus size={18} aria-hidden />}
        loading={put.isPending}
        aria-label={t('stage.agenda.putOf', { title })}
        onClick={() => put.mutate({ params, body: { isBusy: true } })}
      >
        {t('stage.agenda.put')}
      </Button>
    );
  return (
    <Group gap="sm">
      {isAhead && (
        <Checkbox
          label={t('stage.agenda.busy')}
          checked={mark === 'busy'}
          disabled={put.isPending}
          onChange={(event) => put.mutate({ params, body: { isBusy: event.currentTarget.checked } })}
        />
      )}
      <Button
        variant="default"
        size="sm"
        leftSection={<IconCalendarMinus size={18} aria-hidden />}
        loading={remove.isPending}
        aria-label={t('stage.agenda.removeOf', { title })}
        onClick={() => remove.mutate({ params })}
      >
        {t('stage.agenda.remove')}
      </Button>
    </Group>
  );
}
