import { Button } from '@mantine/core';
import { downloadAgenda } from '@parvis/contracts';
import { IconCalendarPlus, IconDownload } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/client.js';
import { useFair } from '../../fair/use-fair.js';
import { lazily } from '../../ui/lazily.js';

const SubscribeDialog = lazily(async () => (await import('./subscribe-dialog.js')).SubscribeDialog);

/** Takes the agenda along: once as a file, or for good as a subscription. */
export function CalendarButtons() {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconCalendarPlus size={18} aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('calendar.subscribe')}
      </Button>
      <Button
        component="a"
        href={addressOf(downloadAgenda, { params: { fairId } })}
        download
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        {t('calendar.download')}
      </Button>
      {isOpen && (
        <Suspense>
          <SubscribeDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
