import { Drawer, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface NavDrawerProps {
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The whole navigation on a phone. */
export function NavDrawer({ isOpen, onClose, children }: NavDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="bottom"
      size="auto"
      title={t('nav.label')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="lg">{children}</Stack>
    </Drawer>
  );
}
