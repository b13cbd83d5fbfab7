import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';

export type AgendaView = 'list' | 'day' | 'week';

const views: AgendaView[] = ['list', 'day', 'week'];

/** What the address asks for; a list unless it says something else. */
export const viewOf = (text: string | null): AgendaView => views.find((view) => view === text) ?? 'list';

/** Between the list of meetings, a day and a week. */
export function ViewSwitch({ view, onChange }: { view: AgendaView; onChange: (view: AgendaView) => void }) {
  const { t } = useTranslation('agenda');
  const { fair } = useFair();
  const offered = fair.startsOn === fair.endsOn ? views.filter((one) => one !== 'week' || one === view) : views;
  return (
    <SegmentedControl
      aria-label={t('view.label')}
      style={{ alignSelf: 'flex-start' }}
      value={view}
      onChange={(value) => onChange(viewOf(value))}
      data={offered.map((value) => ({ value, label: t(`view.${value}`) }))}
    />
  );
}
