import { Button, Group, Text } from '@mantine/core';
import { answerPartnership, type PartnershipSpace } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { toastSuccess } from '../ui/toast.js';
import { usePartnershipAction } from './use-partnership.js';

/** Accepts or declines what the other side proposes, or takes back what one's own side does. */
export function AnswerButtons({ space }: { space: PartnershipSpace }) {
  const { t } = useTranslation('partnerships');
  const [asked, setAsked] = useState<'decline' | 'withdraw' | null>(null);
  const answer = usePartnershipAction(answerPartnership, { onSuccess: () => setAsked(null) });
  const send = (word: 'accept' | 'decline' | 'withdraw') =>
    answer.mutate(
      { params: { partnershipId: space.id }, body: { answer: word } },
      { onSuccess: () => toastSuccess(t(`answer.done.${word}`)) },
    );
  if (space.state !== 'proposed') return <Text fw={600}>{t(`answer.over.${space.state}`)}</Text>;
  return (
    <>
      <Group gap="sm">
        {space.isToAnswer ? (
          <>
            <Button loading={answer.isPending && asked === null} onClick={() => send('accept')}>
              {t('answer.accept')}
            </Button>
            <Button variant="subtle" color="red.9" c="red.9" onClick={() => setAsked('decline')}>
              {t('answer.decline')}
            </Button>
          </>
        ) : (
          <>
            <Text>{t('answer.waits', { other: space.otherName })}</Text>
            <Button variant="default" onClick={() => setAsked('withdraw')}>
              {t('answer.withdraw')}
            </Button>
          </>
        )}
      </Group>
      <ConfirmDialog
        isOpen={asked !== null}
        title={t(`answer.confirm.${asked ?? 'decline'}`, { other: space.otherName })}
        confirmLabel={t(`answer.${asked ?? 'decline'}`)}
        isDangerous
        isBusy={answer.isPending}
        onConfirm={() => asked && send(asked)}
        onClose={() => setAsked(null)}
      >
        {t('answer.final')}
      </ConfirmDialog>
    </>
  );
}
