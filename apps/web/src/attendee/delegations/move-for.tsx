import { Button, Modal } from '@mantine/core';
import type { DelegationAgenda } from '@parvis/contracts';
import { IconCalendarTime } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullName } from '../people/full-name.js';
import { MoveForm } from '../requests/move-form.js';

/** A lead proposes other times for a meeting of a member's. */
export function MoveFor({ meeting }: { meeting: DelegationAgenda['meetings'][number] }) {
  const { t } = useTranslation(['delegations', 'common']);
  const [isOpen, setOpen] = useState(false);
  const [other] = meeting.with;
  if (!other) return null;
  const names = meeting.with.map(fullName).join(', ');
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconCalendarTime size={18} aria-hidden />}
        aria-label={t('agenda.moveWith', { names })}
        onClick={() => setOpen(true)}
      >
        {t('agenda.move')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        size="lg"
        title={t('agenda.moveWith', { names })}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <MoveForm meeting={meeting} other={other} onSent={() => setOpen(false)} />
      </Modal>
    </>
  );
}
