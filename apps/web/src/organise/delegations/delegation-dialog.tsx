import { Autocomplete, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import {
  changeDelegation,
  createDelegation,
  type Delegation,
  listDelegations,
  mostLeads,
  type PersonLine,
} from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { fullName } from '../../attendee/people/full-name.js';
import { useFair } from '../../fair/use-fair.js';
import { CountrySelect } from '../../ui/country-select.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { PersonPicker } from '../people/person-picker.js';

/** Adds a delegation, or changes one. @param delegation null: a new one. */
export function DelegationDialog({ delegation, onClose }: { delegation: Delegation | null; onClose: () => void }) {
  const { t } = useTranslation(['delegations', 'common']);
  const { fairId } = useFair();
  const [name, setName] = useState(delegation?.name ?? '');
  const [kind, setKind] = useState(delegation?.kind ?? '');
  const [country, setCountry] = useState<string | null>(delegation?.country ?? null);
  const [leads, setLeads] = useState<PersonLine[]>(
    delegation?.leads.map((lead) => ({ id: lead.id, name: fullName(lead), companyName: lead.companyName })) ?? [],
  );
  const [isTried, setTried] = useState(false);
  const options = {
    invalidates: [listDelegations],
    onSuccess: () => {
      onClose();
      toastSuccess(t('organise.saved'));
    },
    onError: toastError,
  };
  const create = useAction(createDelegation, options);
  const change = useAction(changeDelegation, options);
  const missing = (value: string) => isTried && value.trim() === '' && t('organise.missing');
  const save = () => {
    setTried(true);
    if (name.trim() === '' || kind.trim() === '' || leads.length === 0) return;
    const body = { name, kind, country, leadIds: leads.map(({ id }) => id) };
    if (delegation) change.mutate({ params: { fairId, delegationId: delegation.id }, body });
    else create.mutate({ params: { fairId }, body });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(delegation ? 'organise.edit' : 'organise.add')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <TextInput
          label={t('organise.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
          error={missing(name)}
          withAsterisk
          data-autofocus
        />
        <Autocomplete
          label={t('organise.kind')}
          data={[t('organise.kinds.chamber'), t('organise.kinds.mission'), t('organise.kinds.cluster')]}
          value={kind}
          onChange={setKind}
          maxLength={60}
          error={missing(kind)}
          withAsterisk
        />
        <CountrySelect
          label={t('organise.country')}
          value={country}
          onChange={setCountry}
          clearButtonProps={{ 'aria-label': t('common:action.clear') }}
        />
        {leads.map((lead) => (
          <Group key={lead.id} justify="space-between" wrap="nowrap">
            <Text size="sm">{[lead.name, lead.companyName].filter(Boolean).join(' · ')}</Text>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('organise.dropLead', { name: lead.name })}
              onClick={() => setLeads(leads.filter(({ id }) => id !== lead.id))}
            >
              {t('member.remove')}
            </Button>
          </Group>
        ))}
        {leads.length < mostLeads && (
          <PersonPicker
            key={leads.length}
            label={t('organise.leads')}
            description={t('organise.leadsText')}
            value={null}
            onChange={(person) => person && setLeads([...leads, person])}
            without={leads}
            error={isTried && leads.length === 0 && t('organise.missing')}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button onClick={save} loading={create.isPending || change.isPending}>
            {t('organise.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
