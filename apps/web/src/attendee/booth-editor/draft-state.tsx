import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCloudUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { BoothDraftInHand } from './use-booth-draft.js';

/** Whether what is on the screen is kept, in a few words that are always in sight. */
export function DraftState({ hand }: { hand: BoothDraftInHand }) {
  const { t } = useTranslation('booth');
  const format = useFormat();
  const { state, draft } = hand;
  const isKept = state === 'kept';
  const since = draft.savedAt && format.time(draft.savedAt);
  return (
    <Group gap={6} wrap="nowrap">
      {isKept ? (
        <IconCheck size={18} color="var(--mantine-color-petrol-8)" aria-hidden />
      ) : state === 'waiting' || state === 'saving' ? (
        <IconCloudUpload size={18} aria-hidden />
      ) : (
        <IconAlertTriangle size={18} color="var(--mantine-color-red-8)" aria-hidden />
      )}
      <Text size="sm" role="status" data-draft={state}>
        {isKept && since ? t('state.keptAt', { time: since }) : t(`state.${state}`)}
      </Text>
    </Group>
  );
}

/** What stands between a draft and being kept, with the way out. */
export function DraftTrouble({ hand }: { hand: BoothDraftInHand }) {
  const { t } = useTranslation(['booth', 'errors']);
  const { state, error } = hand;
  if (!error || (state !== 'conflict' && state !== 'refused')) return null;
  const over = limitOf(error.details);
  return (
    <Alert
      color="red"
      variant="outline"
      bg="white"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(`trouble.${state}`)}
    >
      {state === 'refused' && (over ? t(`limit.${over.what}`, over) : t(`errors:codes.${error.code}`))}
      {state === 'conflict' && (
        <>
          <Text size="sm">{t('trouble.conflictText')}</Text>
          <Group gap="xs" mt="sm">
            <Button size="xs" variant="default" onClick={() => void hand.takeTheirs()}>
              {t('trouble.takeTheirs')}
            </Button>
            <Button size="xs" variant="default" onClick={() => void hand.keepMine()}>
              {t('trouble.keepMine')}
            </Button>
          </Group>
        </>
      )}
    </Alert>
  );
}

/** What a package does not hold, as the error BOOTH_LIMIT tells it. */
export function limitOf(details: Record<string, unknown>) {
  const { what, most, has, size } = details;
  if ((what !== 'products' && what !== 'people') || typeof most !== 'number') return null;
  return { what, most, has: Number(has), size: String(size) } as const;
}
