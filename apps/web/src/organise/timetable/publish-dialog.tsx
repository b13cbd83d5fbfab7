import {
  compareRun,
  getFair,
  getMeetingStats,
  getRun,
  listRepairs,
  listRunChanges,
  listRuns,
  publishRun,
  type TimetableRun,
} from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

interface PublishDialogProps {
  isOpen: boolean;
  run: TimetableRun;
  /** Whether it is an older timetable that comes back. */
  isBack: boolean;
  /** What changes on the agendas, in one line; null at the first publication and where nothing does. */
  summary: string | null;
  onClose: () => void;
}

/** Says what a publication changes, and for how many people, before it does. */
export function PublishDialog({ isOpen, run, isBack, summary, onClose }: PublishDialogProps) {
  const { t } = useTranslation('organiser');
  const { fair, fairId } = useFair();
  const format = useFormat();
  const publish = useAction(publishRun, {
    invalidates: [getRun, listRuns, getFair, getMeetingStats, compareRun, listRunChanges, listRepairs],
    onSuccess: () => toastSuccess(t('timetable.publish.done')),
    onError: toastError,
    onSettled: onClose,
  });
  const isEarly = Date.parse(fair.wishesCloseAt) > Date.now();
  const isAgain = fair.publishedAt !== null;
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t(isBack ? 'timetable.publish.backTitle' : 'timetable.publish.title')}
      confirmLabel={t(isBack ? 'timetable.publish.backConfirm' : 'timetable.publish.confirm')}
      isBusy={publish.isPending}
      onConfirm={() => publish.mutate({ params: { fairId, runId: run.id } })}
      onClose={onClose}
    >
      {isAgain ? (
        <>
          <p>
            {summary
              ? t('timetable.publish.changeText', { changes: capitalised(summary) })
              : t('timetable.publish.sameAsNow')}
          </p>
          <p>{t('timetable.publish.again')}</p>
        </>
      ) : (
        <p>
          {t('timetable.publish.text', {
            meetings: format.number(run.meetings),
            people: format.number(run.peopleWithMeeting),
          })}
        </p>
      )}
      {isEarly && !isBack && (
        <p>{t('timetable.publish.early', { when: format.moment(fair.wishesCloseAt, fair.timeZone) })}</p>
      )}
    </ConfirmDialog>
  );
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
