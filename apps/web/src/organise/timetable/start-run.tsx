import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { StartRunDialog } from './start-run-dialog.js';
import { useStartRun } from './use-start-run.js';

/** Starts a run; once a timetable is published it asks first what the new one may change. */
export function StartRun() {
  const { t } = useTranslation('organiser');
  const { fair, fairId } = useFair();
  const [isAsking, { open, close }] = useDisclosure(false);
  const { start, isBlocked } = useStartRun();
  const isPublished = fair.publishedAt !== null;
  return (
    <>
      <Button
        leftSection={<IconPlayerPlay size={18} aria-hidden />}
        loading={start.isPending && !isPublished}
        disabled={isBlocked}
        onClick={() => (isPublished ? open() : start.mutate({ params: { fairId }, body: {} }))}
      >
        {t('timetable.start')}
      </Button>
      <StartRunDialog
        isOpen={isAsking}
        isBusy={start.isPending}
        onClose={close}
        onStart={(body) => start.mutate({ params: { fairId }, body })}
      />
    </>
  );
}
