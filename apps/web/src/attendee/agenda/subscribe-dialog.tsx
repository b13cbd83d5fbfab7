import { Alert, Anchor, Button, CopyButton, Group, Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { getSubscription, renewSubscription } from '@parvis/contracts';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ErrorState } from '../../ui/error-state.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import classes from './subscribe-dialog.module.css';

const programs = ['google', 'outlook', 'apple', 'thunderbird'] as const;

/** The secret address of the agenda for calendar programs, how to use it, and how to replace it. */
export function SubscribeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['attendee', 'common']);
  const { fairId } = useFair();
  const input = { params: { fairId } };
  const query = useEndpoint(getSubscription, input);
  const [isAsking, setAsking] = useState(false);
  const renew = useAction(renewSubscription, {
    invalidates: [getSubscription],
    onSuccess: () => {
      setAsking(false);
      toastSuccess(t('calendar.renewed'));
    },
    onError: toastError,
  });
  const url = query.data?.url;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('calendar.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <Text>{t('calendar.lead')}</Text>
        {query.error && <ErrorState error={query.error} onRetry={query.refetch} />}
        {!url && !query.error && <Skeleton height={60} />}
        {url && (
          <>
            <Group align="flex-end" gap="xs">
              <TextInput
                label={t('calendar.address')}
                value={url}
                readOnly
                style={{ flex: '1 1 14rem' }}
                onFocus={(event) => event.currentTarget.select()}
              />
              <CopyButton value={url}>
                {({ copied, copy }) => (
                  <Button
                    leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
                    onClick={copy}
                  >
                    {copied ? t('calendar.copied') : t('calendar.copy')}
                  </Button>
                )}
              </CopyButton>
            </Group>
            <Anchor href={url.replace(/^https?:/, 'webcal:')}>{t('calendar.open')}</Anchor>
          </>
        )}
        <div>
          {programs.map((program) => (
            <details key={program} className={classes.program}>
              <summary>{t(`calendar.program.${program}.name`)}</summary>
              <Text size="sm">{t(`calendar.program.${program}.how`)}</Text>
            </details>
          ))}
        </div>
        <Alert variant="outline" color="stone.8" p="sm">
          <Text size="sm">{t('calendar.secret')}</Text>
          {isAsking ? (
            <Group mt="xs" gap="xs">
              <Text size="sm" fw={600} role="alert">
                {t('calendar.renewAsk')}
              </Text>
              <Button size="xs" color="red.8" loading={renew.isPending} onClick={() => renew.mutate(input)}>
                {t('calendar.renewConfirm')}
              </Button>
              <Button size="xs" variant="default" onClick={() => setAsking(false)}>
                {t('common:action.cancel')}
              </Button>
            </Group>
          ) : (
            <Button mt="xs" size="xs" variant="default" onClick={() => setAsking(true)}>
              {t('calendar.renew')}
            </Button>
          )}
        </Alert>
      </Stack>
    </Modal>
  );
}
