import { Button, Fieldset, Group, SimpleGrid, Stack } from '@mantine/core';
import { addPrecedence, listPrecedences, type PersonLine } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { toastSuccess } from '../../ui/toast.js';
import { PersonPicker } from '../people/person-picker.js';
import { Contradiction } from './contradiction.js';

interface Meeting {
  a: PersonLine | null;
  b: PersonLine | null;
}

const nobody: Meeting = { a: null, b: null };

/** Says that one meeting has to be over before another begins. */
export function OrderForm() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const [meetings, setMeetings] = useState({ first: nobody, next: nobody });
  const add = useAction(addPrecedence, {
    invalidates: [listPrecedences],
    onSuccess: () => {
      setMeetings({ first: nobody, next: nobody });
      toastSuccess(t('planning.order.added'));
    },
  });
  const idsOf = ({ a, b }: Meeting) => (a && b ? { aId: a.id, bId: b.id } : null);
  const [first, next] = [idsOf(meetings.first), idsOf(meetings.next)];
  const fields = (which: 'first' | 'next') => {
    const { a, b } = meetings[which];
    const set = (change: Partial<Meeting>) => {
      add.reset();
      setMeetings({ ...meetings, [which]: { ...meetings[which], ...change } });
    };
    return (
      <Fieldset legend={t(`planning.order.${which}`)} disabled={add.isPending}>
        <Stack gap="xs">
          <PersonPicker
            label={t('planning.order.person')}
            value={a}
            without={[b]}
            onChange={(person) => set({ a: person })}
          />
          <PersonPicker
            label={t('planning.order.other')}
            value={b}
            without={[a]}
            onChange={(person) => set({ b: person })}
          />
        </Stack>
      </Fieldset>
    );
  };
  return (
    <Panel title={t('planning.order.title')} lead={t('planning.order.lead')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (first && next) add.mutate({ params: { fairId }, body: { first, next } });
        }}
      >
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {fields('first')}
            {fields('next')}
          </SimpleGrid>
          {add.error && <Contradiction error={add.error} />}
          <Group justify="flex-end">
            <Button type="submit" loading={add.isPending} disabled={!first || !next}>
              {t('planning.order.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
