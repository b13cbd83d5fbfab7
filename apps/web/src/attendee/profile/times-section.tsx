import { Button, Group, Text } from '@mantine/core';
import { listSlots } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { ZoneNote } from '../time/zone-note.js';
import { OwnLimit } from './own-limit.js';
import { busySlots } from './slot-grid.rules.js';
import { SlotTable } from './slot-table.js';
import type { ProfileForm } from './use-profile-form.js';

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
  const { busy } = form.getValues();
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
                {t('slots.count', { free: slots.length - busySlots(slots, busy).size, all: slots.length })}
              </Text>
              <SlotTable slots={slots} busy={busy} onChange={(next) => form.setFieldValue('busy', next)} />
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
