import { Button, Group, Text } from '@mantine/core';
import { type BoothContact, getBoothContact, listConsents, setBookmark } from '@parvis/contracts';
import { IconAddressBook, IconBookmark, IconBookmarkFilled } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { lazily } from '../../ui/lazily.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';

const ExchangeDialog = lazily(async () => (await import('./exchange-dialog.js')).ExchangeDialog);

/** On a booth's page: mark it, and give its team contact data of one's own choice. */
export function BoothContactPanel({ boothId }: { boothId: string }) {
  const { isAttendee, fairId } = useFair();
  const { data } = useEndpoint(getBoothContact, { params: { fairId, boothId } }, { enabled: isAttendee, retry: false });
  return data ? <Contact boothId={boothId} contact={data} /> : null;
}

function Contact({ boothId, contact }: { boothId: string; contact: BoothContact }) {
  const { t } = useTranslation('leads');
  const { fairId } = useFair();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const mark = useAction(setBookmark, { invalidates: [getBoothContact, listConsents], onError: toastError });
  const { isBookmarked, given } = contact;
  return (
    <Panel title={t('booth.title')}>
      <Text size="sm" role="status">
        {given.length > 0
          ? t('booth.given', { fields: format.list(given.map((field) => t(`field.${field}`))) })
          : t('booth.nothingGiven')}
      </Text>
      <Group>
        <Button variant="default" leftSection={<IconAddressBook size={18} aria-hidden />} onClick={() => setOpen(true)}>
          {t(given.length > 0 ? 'booth.change' : 'booth.exchange')}
        </Button>
        <Button
          variant="default"
          aria-pressed={isBookmarked}
          leftSection={
            isBookmarked ? <IconBookmarkFilled size={18} aria-hidden /> : <IconBookmark size={18} aria-hidden />
          }
          loading={mark.isPending}
          onClick={() => mark.mutate({ params: { fairId, boothId }, body: { isBookmarked: !isBookmarked } })}
        >
          {t(isBookmarked ? 'booth.marked' : 'booth.mark')}
        </Button>
      </Group>
      {isOpen && (
        <Suspense>
          <ExchangeDialog boothId={boothId} contact={contact} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Panel>
  );
}
