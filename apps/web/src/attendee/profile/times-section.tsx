import { Button, Group, Text } from '@mantine/core';
import { type AgendaMeeting, getAgenda, getOwnCalendar, listSlots } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { ZoneNote } from '../time/zone-note.js';
import { OwnCalendarPanel } from './own-calendar-panel.js';
import { OwnLimit } from './own-limit.js';
import { busySlots } from './slot-grid.rules.js';
import { SlotTable } from './slot-table.js';
import type { ProfileForm } from './use-profile-form.js';

const noMeetings: AgendaMeeting[] = [];

interface TimesSectionProps {
  form: ProfileForm['form'];
  isBusy: boolean;
  /** Confirms the times as they stand; absent once they were confirmed. */
  onConfirm: (() => void) | undefined;
}

/** When the person can meet, slot by slot. */
export function TimesSection({ form, isBusy, onConfirm }: TimesSectionProps) {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const query = useEndpoint(listSlots, { params: { fairId } });
  const own = useEndpoint(getOwnCalendar, { params: { fairId } });
  const agenda = useEndpoint(getAgenda, { params: { fairId } });
  const meetings = (agenda.data?.meetings ?? noMeetings).filter(({ status }) => status === 'scheduled');
  const { busy } = form.getValues();
  const inCalendar = own.data?.calendar?.busy ?? [];
  return (
    <Panel title={t('profile.times.title')} lead={t('profile.times.lead')}>
      <QueryView query={query}>
        {(slots) => {
          const [first] = slots;
          if (!first) return <Text c="dimmed">{t('slots.noSlots')}</Text>;
          return (
            <>
              <ZoneNote at={first.startsAt} />
              <Text size="sm" role="status">
                {t('slots.count', {
                  free: slots.length - busySlots(slots, [...busy, ...inCalendar]).size,
                  all: slots.length,
                })}
              </Text>
              <SlotTable
                slots={slots}
                busy={busy}
                inCalendar={inCalendar}
                meetings={meetings}
                onChange={(next) => form.setFieldValue('busy', next)}
              />
              <OwnCalendarPanel />
              <OwnLimit />
              {onConfirm && (
                <Group>
                  <Button loading={isBusy} onClick={onConfirm}>
                    {t('slots.confirm')}
                  </Button>
                </Group>
              )}
            </>
          );
        }}
      </QueryView>
    </Panel>
  );
}
