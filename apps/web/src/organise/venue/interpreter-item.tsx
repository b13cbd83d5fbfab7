import { Badge, Button, Group, Spoiler, Text } from '@mantine/core';
import { type Interpreter, listInterpreters, removeInterpreter } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError } from '../../ui/toast.js';
import { usePairWords } from '../../ui/use-pair-words.js';
import { InterpreterLinkDialog } from './interpreter-link-dialog.js';

/** One interpreter, with what she or he is booked for. */
export function InterpreterItem({ interpreter, onEdit }: { interpreter: Interpreter; onEdit: () => void }) {
  const { t } = useTranslation(['venue', 'common']);
  const { fair, fairId } = useFair();
  const format = useFormat();
  const pairWords = usePairWords();
  const [isAsking, setAsking] = useState(false);
  const [isPageShown, setPageShown] = useState(false);
  const remove = useAction(removeInterpreter, { invalidates: [listInterpreters], onError: toastError });
  const { id, name, contact, email, pairs, isOnSite, isRemote, hours, bookings } = interpreter;
  return (
    <li>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Text fw={650}>{name}</Text>
          <Group gap="xs" my={4}>
            {pairs.map((pair) => (
              <Badge key={pair} color="petrol.8">
                {pairWords(pair)}
              </Badge>
            ))}
          </Group>
          <Text size="sm" c="dimmed">
            {[
              isOnSite && t('interpreters.isOnSite'),
              isRemote && t('interpreters.isRemote'),
              hours ? t('hours', { from: hours.opensAt, to: hours.closesAt }) : t('always'),
              contact,
              email,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('page.buttonOf', { name })}
            onClick={() => setPageShown(true)}
          >
            {t('page.button')}
          </Button>
          <Button size="compact-sm" variant="subtle" aria-label={t('interpreters.edit', { name })} onClick={onEdit}>
            {t('common:action.edit')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            c="red.9"
            aria-label={t('interpreters.remove', { name })}
            onClick={() => setAsking(true)}
          >
            {t('common:action.remove')}
          </Button>
        </Group>
      </Group>
      <Text size="sm" mt={6}>
        {t('interpreters.booked', { count: bookings.length })}
      </Text>
      {bookings.length > 0 && (
        <Spoiler maxHeight={110} showLabel={t('interpreters.more')} hideLabel={t('interpreters.less')}>
          <ul style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
            {bookings.map(({ startsAt, endsAt, tableNumber, pair }) => (
              <li key={startsAt}>
                <Text size="sm">
                  {[
                    `${format.dayOf(startsAt, fair.timeZone)}, ${format.time(startsAt, fair.timeZone)}–${format.time(endsAt, fair.timeZone)}`,
                    tableNumber !== null && t('tables.numbered', { number: tableNumber }),
                    pairWords(pair),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </li>
            ))}
          </ul>
        </Spoiler>
      )}
      {isPageShown && <InterpreterLinkDialog interpreter={interpreter} onClose={() => setPageShown(false)} />}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('interpreters.remove', { name })}
        confirmLabel={t('common:action.remove')}
        isDangerous
        isBusy={remove.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate({ params: { fairId, interpreterId: id } })}
      >
        {t('interpreters.removeText')}
      </ConfirmDialog>
    </li>
  );
}
