import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './start-run-dialog.module.css';

const choices = ['published', 'nothing'] as const;
type Keeps = (typeof choices)[number];

interface StartRunDialogProps {
  isOpen: boolean;
  isBusy: boolean;
  onClose: () => void;
  onStart: (run: { keeps: Keeps; note: string }) => void;
}

/** Asks what a new run may change of the timetable that is published. */
export function StartRunDialog({ isOpen, isBusy, onClose, onStart }: StartRunDialogProps) {
  const { t } = useTranslation(['organiser', 'common']);
  const [keeps, setKeeps] = useState<Keeps>('published');
  const [note, setNote] = useState('');
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="lg"
      title={t('timetable.startDialog.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onStart({ keeps, note });
        }}
      >
        <Stack>
          <Radio.Group
            label={t('timetable.startDialog.lead')}
            value={keeps}
            onChange={(value) => setKeeps(choices.find((one) => one === value) ?? 'published')}
          >
            <Stack gap="xs" mt="xs">
              {choices.map((choice) => (
                <Radio.Card key={choice} value={choice} className={classes.card}>
                  <Text fw={600}>{t(`timetable.startDialog.${choice}`)}</Text>
                  <Text size="sm" c="dimmed">
                    {t(`timetable.startDialog.${choice}Hint`)}
                  </Text>
                </Radio.Card>
              ))}
            </Stack>
          </Radio.Group>
          <TextInput
            label={`${t('timetable.note')} (${t('common:optional')})`}
            placeholder={t('timetable.notePlaceholder')}
            maxLength={120}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={isBusy}>
              {t('timetable.startDialog.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
