import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type BoothDay, type BoothStaffing, getBoothStaffing, setBoothHours } from '@parvis/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

/** When the booth is open, on the fair's clock; a day without times is a day on which it is closed. */
export function HoursPanel({ boothId }: { boothId: string }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const format = useFormat();
  const { data } = useEndpoint(getBoothStaffing, { params: { fairId, boothId } });
  if (!data) return null;
  return (
    <Panel
      title={t('hours.title')}
      lead={t(data.isOwnHours ? 'hours.own' : 'hours.ofFair', { zone: format.zone(data.timeZone) })}
    >
      <HoursForm key={JSON.stringify(data.days)} boothId={boothId} staffing={data} />
    </Panel>
  );
}

function HoursForm({ boothId, staffing }: { boothId: string; staffing: BoothStaffing }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const format = useFormat();
  const [days, setDays] = useState(staffing.days);
  const params = { fairId, boothId };
  const save = useAction(setBoothHours, {
    invalidates: [getBoothStaffing],
    onSuccess: () => toastSuccess(t('hours.saved')),
    onError: toastError,
  });
  const change = (day: string, changes: Partial<BoothDay>) =>
    setDays(days.map((each) => (each.day === day ? { ...each, ...changes } : each)));
  const isWrong = ({ opensAt, closesAt }: BoothDay) =>
    (opensAt === null) !== (closesAt === null) || (opensAt !== null && closesAt !== null && closesAt <= opensAt);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ params, body: { days } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {days.map((each) => (
          <Group key={each.day} gap="sm" align="flex-end" role="group" aria-label={format.day(each.day)}>
            <Text w={200}>{format.day(each.day)}</Text>
            <TextInput
              type="time"
              label={t('hours.opens')}
              value={each.opensAt ?? ''}
              error={isWrong(each) && t('hours.wrong')}
              onChange={(event) => change(each.day, { opensAt: event.currentTarget.value || null })}
            />
            <TextInput
              type="time"
              label={t('hours.closes')}
              value={each.closesAt ?? ''}
              onChange={(event) => change(each.day, { closesAt: event.currentTarget.value || null })}
            />
          </Group>
        ))}
        <Group gap="sm">
          <Button type="submit" loading={save.isPending} disabled={days.some(isWrong)}>
            {t('hours.save')}
          </Button>
          {staffing.isOwnHours && (
            <Button variant="default" onClick={() => save.mutate({ params, body: { days: [] } })}>
              {t('hours.reset')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
