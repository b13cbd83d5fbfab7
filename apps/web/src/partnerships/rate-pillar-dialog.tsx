import { Button, Group, Input, Modal, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type PartnershipSpace, type PillarView, ratePillar } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePartnershipAction } from './use-partnership.js';

interface RatePillarDialogProps {
  space: PartnershipSpace;
  view: PillarView;
  onClose: () => void;
}

/** One side's view of a pillar today; the former ones stay. */
export function RatePillarDialog({ space, view: { pillar, own }, onClose }: RatePillarDialogProps) {
  const { t } = useTranslation(['partnerships', 'common']);
  const [score, setScore] = useState(own.at(-1)?.score ?? 3);
  const [word, setWord] = useState('');
  const [note, setNote] = useState('');
  const rate = usePartnershipAction(ratePillar, { onSuccess: onClose });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`pillars.${pillar}.name`)}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <Text size="sm">{t(`pillars.${pillar}.question`)}</Text>
        <Input.Wrapper label={t('rate.score')} description={t('rate.scoreHint')} labelElement="div">
          <SegmentedControl
            fullWidth
            mt={6}
            aria-label={t('rate.score')}
            data={[1, 2, 3, 4, 5].map(String)}
            value={String(score)}
            onChange={(value) => setScore(Number(value))}
          />
        </Input.Wrapper>
        <TextInput
          label={t('rate.word')}
          description={t('rate.wordHint', { other: space.otherName })}
          maxLength={200}
          value={word}
          onChange={(event) => setWord(event.currentTarget.value)}
        />
        <Textarea
          label={t('rate.note')}
          description={t('rate.noteHint')}
          maxLength={1000}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            loading={rate.isPending}
            onClick={() => rate.mutate({ params: { partnershipId: space.id }, body: { pillar, score, word, note } })}
          >
            {t('rate.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
