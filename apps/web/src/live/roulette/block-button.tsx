import { Button } from '@mantine/core';
import {
  keepRouletteSeat,
  listBlocks,
  listRouletteMeets,
  type PersonFace,
  removeBlock,
  setBlock,
} from '@parvis/contracts';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { fullName } from '../../attendee/people/full-name.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError } from '../../ui/toast.js';

interface BlockButtonProps {
  fairId: string;
  person: PersonFace;
  isBlocked?: boolean;
  variant?: 'white' | 'default';
}

const invalidates = [listRouletteMeets, listBlocks, keepRouletteSeat];

/** Never to be brought together with this person again; nobody else learns of it. */
export function BlockButton({ fairId, person, isBlocked = false, variant = 'default' }: BlockButtonProps) {
  const { t } = useTranslation('live');
  const [isAsking, setAsking] = useState(false);
  const options = { invalidates, onError: toastError, onSettled: () => setAsking(false) };
  const block = useAction(setBlock, options);
  const free = useAction(removeBlock, options);
  const params = { fairId, participantId: person.id };
  const name = fullName(person);
  return (
    <>
      <Button
        size="compact-md"
        variant={variant}
        loading={free.isPending}
        leftSection={<IconBan size={18} aria-hidden />}
        aria-label={t(isBlocked ? 'roulette.unblockPerson' : 'roulette.blockPerson', { name })}
        onClick={() => (isBlocked ? free.mutate({ params }) : setAsking(true))}
      >
        {t(isBlocked ? 'roulette.unblock' : 'roulette.block')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('roulette.blockPerson', { name })}
        confirmLabel={t('roulette.block')}
        isDangerous
        isBusy={block.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => block.mutate({ params })}
      >
        {t('roulette.blockText')}
      </ConfirmDialog>
    </>
  );
}
