import { Button, Menu } from '@mantine/core';
import {
  type BodyInputOf,
  getFair,
  getProfileStats,
  inviteParticipants,
  listFairs,
  listParticipants,
} from '@parvis/contracts';
import { IconChevronDown, IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

interface InviteMenuProps {
  selected: ReadonlySet<string>;
  onInvited: () => void;
}

type Group = 'selected' | 'not-invited' | 'not-signed-in';

/** Sends invitations to those selected, to all who have none yet, or again to those who have not signed in. */
export function InviteMenu({ selected, onInvited }: InviteMenuProps) {
  const { t } = useTranslation('organiser');
  const { fair, fairId } = useFair();
  const [group, choose] = useState<Group | null>(null);
  const { data: stats } = useEndpoint(getProfileStats, { params: { fairId } });
  const invite = useAction(inviteParticipants, {
    invalidates: [listParticipants, getProfileStats, getFair, listFairs],
    onSuccess: ({ queued }) => {
      toastSuccess(t('people.invite.queued', { count: queued }));
      onInvited();
    },
    onError: toastError,
    onSettled: () => choose(null),
  });
  const counts: Record<Group, number> = {
    selected: selected.size,
    'not-invited': stats ? stats.exhibitors + stats.visitors - stats.invited : 0,
    'not-signed-in': stats ? Math.max(0, stats.invited - stats.signedIn) : 0,
  };
  const send = () => {
    if (!group) return;
    const body: BodyInputOf<typeof inviteParticipants> =
      group === 'selected' ? { to: [...selected].slice(0, 500) } : { to: group };
    invite.mutate({ params: { fairId }, body });
  };
  const groups: Group[] = ['selected', 'not-invited', 'not-signed-in'];

  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button
            leftSection={<IconMail size={18} aria-hidden />}
            rightSection={<IconChevronDown size={16} aria-hidden />}
          >
            {t('people.invite.button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {groups.map((one) => (
            <Menu.Item key={one} disabled={counts[one] === 0} onClick={() => choose(one)}>
              {t(`people.invite.to.${one}`, { count: counts[one] })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        isOpen={group !== null}
        title={t('people.invite.title')}
        confirmLabel={t('people.invite.confirm', { count: group ? counts[group] : 0 })}
        isBusy={invite.isPending}
        onConfirm={send}
        onClose={() => choose(null)}
      >
        <p>{t('people.invite.text', { count: group ? counts[group] : 0 })}</p>
        {fair.status === 'draft' && <p>{t('people.invite.opens')}</p>}
      </ConfirmDialog>
    </>
  );
}
