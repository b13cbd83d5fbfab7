import { Button, Checkbox, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { getOwnChatSettings, type OwnChatSettings, setOwnChatSettings, type WhoMayWrite } from '@parvis/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

const choices: readonly WhoMayWrite[] = ['everybody', 'ask', 'agreed'];

/** Who may write to the reader first, and whether mails tell of what is unread. */
export function OwnSettingsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['chat', 'common']);
  const { fairId } = useFair();
  const query = useEndpoint(getOwnChatSettings, { params: { fairId } });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <QueryView query={query}>{(settings) => <Form settings={settings} onClose={onClose} />}</QueryView>
    </Modal>
  );
}

function Form({ settings, onClose }: { settings: OwnChatSettings; onClose: () => void }) {
  const { t } = useTranslation(['chat', 'common']);
  const { fairId } = useFair();
  const [who, setWho] = useState<WhoMayWrite | null>(settings.whoMayWrite);
  const [hasMail, setMail] = useState(settings.hasMail);
  const save = useAction(setOwnChatSettings, {
    invalidates: [getOwnChatSettings],
    onError: toastError,
    onSuccess: () => {
      toastSuccess(t('common:saved'));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ params: { fairId }, body: { whoMayWrite: who, hasMail } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Radio.Group
          label={t('settings.who')}
          value={who ?? ''}
          onChange={(value) => setWho(choices.find((one) => one === value) ?? null)}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="" label={t('settings.fair')} />
            {choices.map((one) => (
              <Radio key={one} value={one} label={t(`settings.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          {t('settings.holds')}
        </Text>
        <Checkbox
          label={t('settings.mail')}
          checked={hasMail}
          onChange={(event) => setMail(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
