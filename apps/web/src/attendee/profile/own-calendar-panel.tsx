import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { CalendarUrl, getOwnCalendar, type OwnCalendar, removeOwnCalendar, setOwnCalendar } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError } from '../../ui/toast.js';
import { useContractForm } from '../../ui/use-contract-form.js';

/** Often enough to see a reading come about. */
const pollMs = 2_000;

/** The address of the person's own calendar, and what came of reading it. */
export function OwnCalendarPanel() {
  const { fairId } = useFair();
  const query = useEndpoint(
    getOwnCalendar,
    { params: { fairId } },
    { refetchInterval: ({ state }) => (state.data?.calendar?.isDue ? pollMs : false) },
  );
  // Not a form of its own: it stands within that of the profile.
  return query.data && <Address key={query.data.calendar?.url} calendar={query.data.calendar} />;
}

const schema = z.object({ url: CalendarUrl });

function Address({ calendar }: { calendar: OwnCalendar | null }) {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const [isRemoving, setRemoving] = useState(false);
  const form = useContractForm({ schema, initialValues: { url: calendar?.url ?? '' } });
  const invalidates = [getOwnCalendar];
  const save = useAction(setOwnCalendar, { invalidates, onError: form.showError });
  const remove = useAction(removeOwnCalendar, {
    invalidates,
    onSuccess: () => setRemoving(false),
    onError: toastError,
  });
  const read = () => {
    if (!form.validate().hasErrors) save.mutate({ params: { fairId }, body: form.getValues() });
  };
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="xs">
        <TextInput
          label={t('ownCalendar.label')}
          description={t('ownCalendar.hint')}
          placeholder={t('ownCalendar.placeholder')}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          style={{ flex: '1 1 20rem' }}
          {...form.getInputProps('url')}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            read();
          }}
        />
        <Button variant="default" loading={save.isPending} onClick={read}>
          {t(calendar && form.getValues().url === calendar.url ? 'ownCalendar.again' : 'ownCalendar.save')}
        </Button>
        {calendar && (
          <Button variant="subtle" color="red.9" c="red.9" onClick={() => setRemoving(true)}>
            {t('ownCalendar.remove')}
          </Button>
        )}
      </Group>
      {calendar && <Outcome calendar={calendar} />}
      <ConfirmDialog
        isOpen={isRemoving}
        title={t('ownCalendar.removeTitle')}
        confirmLabel={t('ownCalendar.remove')}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate({ params: { fairId } })}
        onClose={() => setRemoving(false)}
      >
        {t('ownCalendar.removeBody')}
      </ConfirmDialog>
    </Stack>
  );
}

function Outcome({ calendar: { isDue, trouble, readAt, busy } }: { calendar: OwnCalendar }) {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  const when = readAt && format.relative(readAt);
  return (
    <Text size="sm" c={trouble && !isDue ? 'red.8' : 'dimmed'} role="status">
      {isDue && t('ownCalendar.due')}
      {!isDue && trouble && `${t(`ownCalendar.trouble.${trouble}`)} ${readAt ? t('ownCalendar.keeps') : ''}`}
      {!isDue &&
        !trouble &&
        when &&
        (busy.length > 0 ? t('ownCalendar.read', { when, count: busy.length }) : t('ownCalendar.readNone', { when }))}
    </Text>
  );
}
