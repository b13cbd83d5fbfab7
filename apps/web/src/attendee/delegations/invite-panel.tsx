import { Button, Checkbox, Group } from '@mantine/core';
import {
  inviteDelegationMembers,
  listDelegationMembers,
  listDelegations,
  type ParticipantCard,
} from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { PersonSearch } from './person-search.js';

/** Invites a person, or everybody of his or her company; each of them decides alone. */
export function InvitePanel({ delegationId }: { delegationId: string }) {
  const { t } = useTranslation('delegations');
  const { fairId } = useFair();
  const [person, setPerson] = useState<ParticipantCard | null>(null);
  const [isWhole, setWhole] = useState(true);
  const invite = useAction(inviteDelegationMembers, {
    invalidates: [listDelegationMembers, listDelegations],
    onSuccess: ({ invited }) => {
      setPerson(null);
      toastSuccess(t(invited === 0 ? 'invite.nobody' : 'invite.done', { count: invited }));
    },
    onError: toastError,
  });
  const companyId = person?.companyId ?? null;
  const submit = () =>
    person &&
    invite.mutate({
      params: { fairId, delegationId },
      body: isWhole && companyId !== null ? { companyIds: [companyId] } : { personIds: [person.id] },
    });
  return (
    <Panel title={t('invite.title')} lead={t('invite.lead')}>
      <PersonSearch label={t('invite.who')} value={person} onChange={setPerson} />
      {companyId !== null && (
        <Checkbox
          label={t('invite.whole', { company: person?.companyName })}
          checked={isWhole}
          onChange={(event) => setWhole(event.currentTarget.checked)}
        />
      )}
      <Group>
        <Button onClick={submit} disabled={!person} loading={invite.isPending}>
          {t('invite.send')}
        </Button>
      </Group>
    </Panel>
  );
}
