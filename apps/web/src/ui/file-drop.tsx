import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './file-drop.module.css';

interface FileDropProps {
  label: string;
  /** As in the `accept` attribute, `.csv,.xlsx`. */
  accept: string;
  maxBytes: number;
  hint?: string;
  isBusy?: boolean;
  /** Several at once; `onFile` is called for each. */
  isMultiple?: boolean;
  onFile: (file: File) => void;
}

/** A place to drop a file, with a button that does the same. */
export function FileDrop({ label, accept, maxBytes, hint, isBusy = false, isMultiple = false, onFile }: FileDropProps) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const take = (files: File[]) => {
    for (const file of isMultiple ? files : files.slice(0, 1)) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!isBusy) take([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for pointers only, the button inside serves everyone
    <div
      className={classes.zone}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Stack align="center" gap="xs">
        <IconUpload size={32} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />
        <Text fw={600}>{label}</Text>
        <Text size="sm" c="dimmed" ta="center">
          {t('drop.here')} {t('drop.limit', { size: Math.round(maxBytes / 1024 / 1024) })}
        </Text>
        {hint && (
          <Text size="sm" c="dimmed" ta="center">
            {hint}
          </Text>
        )}
        <Group>
          <FileButton accept={accept} multiple={isMultiple} onChange={(chosen) => chosen && take([chosen].flat())}>
            {(button) => (
              <Button {...button} loading={isBusy}>
                {t('drop.choose')}
              </Button>
            )}
          </FileButton>
        </Group>
      </Stack>
    </div>
  );
}
