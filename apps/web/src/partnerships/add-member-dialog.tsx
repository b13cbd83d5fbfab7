import { Radio, Stack, Text } from '@mantine/core';
import {
  addPartnershipMember,
  listPartnershipColleagues,
  PartnershipRole,
  type PartnershipSpace,
} from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../api/use-endpoint.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { LoadMore } from '../ui/load-more.js';
import { QueryView } from '../ui/query-view.js';
import { usePartnershipAction } from './use-partnership.js';

/** Brings in a colleague who took part in the fair where it began. */
export function AddMemberDialog({ space, onClose }: { space: PartnershipSpace; onClose: () => void }) {
  const { t } = useTranslation('partnerships');
  const partnershipId = space.id;
  const list = usePaged(listPartnershipColleagues, { params: { partnershipId } });
  const [participantId, setParticipantId] = useState<string | null>(null);
  const [role, setRole] = useState<PartnershipRole>('member');
  const [isTried, setTried] = useState(false);
  const add = usePartnershipAction(addPartnershipMember, { onSuccess: onClose });
  const confirm = () => {
    setTried(true);
    if (participantId !== null) add.mutate({ params: { partnershipId }, body: { participantId, role } });
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('members.add')}
      confirmLabel={t('members.add')}
      isBusy={add.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <QueryView query={{ ...list, data: list.items }} loading={<Text size="sm">{t('members.loading')}</Text>}>
        {(colleagues) =>
          colleagues.length === 0 ? (
            <Text c="dimmed">{t('members.nobody', { fair: space.fairName })}</Text>
          ) : (
            <Stack>
              <Radio.Group
                label={t('members.who')}
                value={participantId}
                onChange={setParticipantId}
                error={isTried && participantId === null && t('members.missing')}
              >
                <Stack gap={6} mt={6}>
                  {colleagues.map(({ id, name }) => (
                    <Radio key={id} value={id} label={name} />
                  ))}
                </Stack>
              </Radio.Group>
              <LoadMore list={list} />
              <Radio.Group
                label={t('members.role')}
                value={role}
                onChange={(value) => setRole(PartnershipRole.parse(value))}
              >
                <Stack gap={6} mt={6}>
                  {PartnershipRole.options.map((value) => (
                    <Radio key={value} value={value} label={t(`role.${value}`)} description={t(`roleText.${value}`)} />
                  ))}
                </Stack>
              </Radio.Group>
            </Stack>
          )
        }
      </QueryView>
    </ConfirmDialog>
  );
}
