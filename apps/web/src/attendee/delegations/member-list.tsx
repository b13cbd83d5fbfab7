import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import {
  type DelegationMember,
  listDelegationAgendas,
  listDelegationMembers,
  listDelegations,
  removeDelegationMember,
} from '@parvis/contracts';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { fullName } from '../people/full-name.js';
import { PersonLine } from '../people/person-line.js';
import { InvitePanel } from './invite-panel.js';

/** Everybody who was invited, and what each lets the leads do. @param canBook the reader leads it. */
export function MemberList({ delegationId, canBook = false }: { delegationId: string; canBook?: boolean }) {
  const { t } = useTranslation('delegations');
  const { fairId } = useFair();
  const [leaving, setLeaving] = useState<DelegationMember | null>(null);
  const list = usePaged(listDelegationMembers, { params: { fairId, delegationId } });
  const remove = useAction(removeDelegationMember, {
    invalidates: [listDelegationMembers, listDelegationAgendas, listDelegations],
    onSuccess: () => {
      setLeaving(null);
      toastSuccess(t('member.removed'));
    },
    onError: toastError,
  });
  return (
    <Stack gap="lg">
      <InvitePanel delegationId={delegationId} />
      <QueryView query={{ ...list, data: list.items }}>
        {(members) =>
          members.length === 0 ? (
            <EmptyState
              icon={<IconUsers size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
              title={t('member.none')}
            >
              {t('member.noneText')}
            </EmptyState>
          ) : (
            <>
              <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
                {members.map((member) => (
                  <Paper component="li" withBorder p="md" key={member.person.id}>
                    <Group justify="space-between" gap="sm">
                      <Stack gap={6} style={{ flex: '1 1 16rem', minWidth: 0 }}>
                        <PersonLine person={member.person} heading="h2" />
                        <Consents member={member} />
                      </Stack>
                      <Group gap="xs">
                        {canBook && member.bookingSince !== null && (
                          <Button
                            component={Link}
                            to={`/fairs/${fairId}/delegations/${delegationId}/for/${member.person.id}`}
                            variant="default"
                            size="xs"
                          >
                            {t('agenda.book', { name: member.person.firstName })}
                          </Button>
                        )}
                        <Button
                          variant="subtle"
                          color="red.9"
                          c="red.9"
                          size="xs"
                          aria-label={t('member.removeName', { name: fullName(member.person) })}
                          onClick={() => setLeaving(member)}
                        >
                          {t('member.remove')}
                        </Button>
                      </Group>
                    </Group>
                  </Paper>
                ))}
              </Stack>
              <LoadMore list={list} />
            </>
          )
        }
      </QueryView>
      <ConfirmDialog
        isOpen={leaving !== null}
        title={t('member.removeName', { name: leaving ? fullName(leaving.person) : '' })}
        confirmLabel={t('member.remove')}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => leaving && remove.mutate({ params: { fairId, delegationId, personId: leaving.person.id } })}
        onClose={() => setLeaving(null)}
      >
        {t('member.removeText')}
      </ConfirmDialog>
    </Stack>
  );
}

function Consents({ member: { agendaSince, bookingSince, invitedAt } }: { member: DelegationMember }) {
  const { t } = useTranslation('delegations');
  const format = useFormat();
  if (agendaSince === null && bookingSince === null)
    return (
      <Text size="sm" c="dimmed">
        {t('member.waiting', { at: format.moment(invitedAt) })}
      </Text>
    );
  return (
    <Group gap={6}>
      {agendaSince !== null && (
        <Badge variant="outline" color="petrol.8" tt="none">
          {t('member.agenda')}
        </Badge>
      )}
      {bookingSince !== null && (
        <Badge variant="outline" color="petrol.8" tt="none">
          {t('member.booking')}
        </Badge>
      )}
    </Group>
  );
}
