import { Badge, Button, Group, Select, Text } from '@mantine/core';
import {
  changePartnershipMember,
  type PartnershipMember,
  PartnershipRole,
  type PartnershipSpace,
  removePartnershipMember,
} from '@parvis/contracts';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { Panel } from '../ui/panel.js';
import { AddMemberDialog } from './add-member-dialog.js';
import classes from './partnerships.module.css';
import { usePartnershipAction } from './use-partnership.js';
import { usePartnershipsPath } from './use-partnerships-path.js';

/** Who of both sides is in it, and in which role. */
export function MembersPanel({ space }: { space: PartnershipSpace }) {
  const { t } = useTranslation('partnerships');
  const [isAdding, setAdding] = useState(false);
  const isLead = space.role === 'lead';
  return (
    <Panel
      title={t('members.title')}
      lead={t('members.lead')}
      actions={
        isLead && (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('members.add')}
          </Button>
        )
      }
    >
      <ul className={classes.list}>
        {space.members.map((member) => (
          <MemberItem key={member.id} space={space} member={member} isLead={isLead} />
        ))}
      </ul>
      {isAdding && <AddMemberDialog space={space} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

interface MemberItemProps {
  space: PartnershipSpace;
  member: PartnershipMember;
  isLead: boolean;
}

function MemberItem({ space, member, isLead }: MemberItemProps) {
  const { t } = useTranslation(['partnerships', 'common']);
  const navigate = useNavigate();
  const path = usePartnershipsPath();
  const [isRemoving, setRemoving] = useState(false);
  const change = usePartnershipAction(changePartnershipMember);
  const remove = usePartnershipAction(removePartnershipMember, {
    onSuccess: () => {
      setRemoving(false);
      if (member.isCaller) void navigate(path, { replace: true });
    },
  });
  const params = { partnershipId: space.id, memberId: member.id };
  const isOwn = member.side === 'own';
  return (
    <Group component="li" justify="space-between" gap="sm">
      <div>
        <Text fw={600}>{member.name}</Text>
        <Text size="sm" c="dimmed">
          {isOwn ? space.ownName : space.otherName}
        </Text>
      </div>
      <Group gap="xs">
        {isLead && isOwn ? (
          <Select
            w={150}
            size="xs"
            aria-label={t('members.roleOf', { name: member.name })}
            allowDeselect={false}
            data={PartnershipRole.options.map((value) => ({ value, label: t(`role.${value}`) }))}
            value={member.role}
            disabled={change.isPending}
            onChange={(role) => role && change.mutate({ params, body: { role: PartnershipRole.parse(role) } })}
          />
        ) : (
          <Badge variant="outline" color="stone.8">
            {t(`role.${member.role}`)}
          </Badge>
        )}
        {((isLead && isOwn) || member.isCaller) && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={member.isCaller ? t('members.leave') : t('members.removeOf', { name: member.name })}
            onClick={() => setRemoving(true)}
          >
            {member.isCaller ? t('members.leave') : t('common:action.remove')}
          </Button>
        )}
      </Group>
      <ConfirmDialog
        isOpen={isRemoving}
        title={member.isCaller ? t('members.leaveTitle') : t('members.removeTitle', { name: member.name })}
        confirmLabel={member.isCaller ? t('members.leave') : t('common:action.remove')}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate({ params })}
        onClose={() => setRemoving(false)}
      >
        {t('members.removeText')}
      </ConfirmDialog>
    </Group>
  );
}
