import { listRuns, type TimetableRun } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { useRunWords } from './use-run-words.js';

/**
 * What a run can be compared with: the timetable on the agendas (value '') and the newest other runs. `usual` is the agendas'
 * one, or for that one itself and before a publication the run before it; null while there is none.
 */
export function useBases(run: TimetableRun) {
  const { t } = useTranslation('organiser');
  const { fair, fairId } = useFair();
  const format = useFormat();
  const words = useRunWords();
  const { data, isSuccess } = useEndpoint(listRuns, { params: { fairId }, query: { limit: 100 } });
  const others = (data?.items ?? []).filter(({ id, status }) => id !== run.id && status === 'finished');
  const hasPublished = fair.publishedAt !== null;
  const options = [
    ...(hasPublished ? [{ value: '', label: t('timetable.diff.published') }] : []),
    ...others.map((other) => ({
      value: other.id,
      label: `${words.nameOf(other)} · ${format.moment(other.createdAt)}`,
    })),
  ];
  const plans = others.filter(({ kind }) => kind === 'plan');
  const former = plans.find(({ number }) => number < run.number) ?? plans[0];
  const usual = hasPublished && !run.isCurrent ? '' : (former?.id ?? options[0]?.value ?? null);
  return { options, usual: isSuccess ? usual : null, isLoaded: isSuccess };
}
