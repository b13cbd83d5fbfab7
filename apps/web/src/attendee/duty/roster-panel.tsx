import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { addDutyShift, type DutyRoster, type DutyShift, getDutyRoster, removeDutyShift } from '@parvis/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { MomentField } from '../../live/moment-field.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';
import { fullName } from '../people/full-name.js';
import { ZonedRange } from '../time/zoned-range.js';

interface RosterProps {
  boothId: string;
  roster: DutyRoster;
}

/** Who stands at the booth when, on the fair's clock and the own. */
export function RosterPanel({ boothId, roster }: RosterProps) {
  const { t } = useTranslation('live');
  return (
    <Panel title={t('roster.title')} lead={t('roster.lead')}>
      {roster.shifts.length === 0 && <Text c="dimmed">{t('roster.none')}</Text>}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {roster.shifts.map((shift) => (
          <Shift key={shift.id} boothId={boothId} roster={roster} shift={shift} />
        ))}
      </Stack>
      <NewShift key={roster.shifts.length} boothId={boothId} roster={roster} />
    </Panel>
  );
}

function Shift({ boothId, roster, shift }: RosterProps & { shift: DutyShift }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const format = useFormat();
  const remove = useAction(removeDutyShift, { invalidates: [getDutyRoster], onError: toastError });
  const member = roster.people.find(({ person }) => person.id === shift.participantId);
  const name = member ? fullName(member.person) : t('roster.gone');
  return (
    <Group component="li" justify="space-between" gap="sm">
      <div>
        <Text fw={600}>{name}</Text>
        <Text size="sm">{format.dayOf(shift.startsAt)}</Text>
        <ZonedRange startsAt={shift.startsAt} endsAt={shift.endsAt} />
      </div>
      <Button
        variant="default"
        aria-label={t('roster.removeName', { name, moment: format.moment(shift.startsAt) })}
        loading={remove.isPending}
        onClick={() => remove.mutate({ params: { fairId, boothId, shiftId: shift.id } })}
      >
        {t('roster.remove')}
      </Button>
    </Group>
  );
}

function NewShift({ boothId, roster }: RosterProps) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const [participantId, setParticipantId] = useState(roster.ownId ?? roster.people[0]?.person.id ?? '');
  const [startsAt, setStartsAt] = useState('');
  const [endsAt, setEndsAt] = useState('');
  const add = useAction(addDutyShift, { invalidates: [getDutyRoster], onError: toastError });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ params: { fairId, boothId }, body: { participantId, startsAt, endsAt } });
  };
  return (
    <form onSubmit={submit}>
      <Group gap="sm" align="flex-end">
        <Select
          label={t('roster.who')}
          allowDeselect={false}
          data={roster.people.map(({ person }) => ({ value: person.id, label: fullName(person) }))}
          value={participantId}
          onChange={(value) => setParticipantId(value ?? '')}
        />
        <MomentField label={t('roster.from')} value={startsAt} onChange={setStartsAt} />
        <MomentField label={t('roster.to')} value={endsAt} onChange={setEndsAt} />
        <Button type="submit" loading={add.isPending} disabled={startsAt === '' || endsAt === ''}>
          {t('roster.add')}
        </Button>
      </Group>
    </form>
  );
}
