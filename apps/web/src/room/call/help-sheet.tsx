import { Kbd, Modal, Switch, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { shownKey } from './shortcuts.js';
import type { CallAction } from './use-call-actions.js';

interface HelpSheetProps {
  isOpen: boolean;
  onClose(): void;
  actions: readonly CallAction[];
  hasShortcuts: boolean;
  onShortcuts(areOn: boolean): void;
}

/** Every key of the call; letters can be switched off, for whoever works by voice or hits keys by accident. */
export function HelpSheet({ isOpen, onClose, actions, hasShortcuts, onShortcuts }: HelpSheetProps) {
  const { t } = useTranslation('room');
  const rows = [
    { id: 'talk', key: t('call.keys.space'), label: t('call.keys.talk') },
    { id: 'letGo', key: t('call.keys.escape'), label: t('call.keys.letGo') },
    ...actions.flatMap(({ id, key, label }) => (key === null ? [] : [{ id, key: shownKey(key), label }])),
    { id: 'react', key: '1 – 6', label: t('call.react') },
    { id: 'pages', key: '← →', label: t('call.pages') },
  ];
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('call.help')}
      closeButtonProps={{ 'aria-label': t('call.close') }}
    >
      <Switch
        label={t('call.keys.letters')}
        checked={hasShortcuts}
        onChange={(event) => onShortcuts(event.currentTarget.checked)}
        mb="sm"
      />
      <Table aria-label={t('call.help')}>
        <Table.Tbody>
          {rows.map(({ id, key, label }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={400}>
                {label}
              </Table.Th>
              <Table.Td ta="right">
                <Kbd>{key}</Kbd>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed" mt="sm">
        {t('call.keys.hint')}
      </Text>
    </Modal>
  );
}
