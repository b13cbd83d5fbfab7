import { Badge, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { leaveDelegation, listOwnDelegations, type OwnDelegation, setOwnConsent } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Panel } from '../../ui/panel.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { PersonLine } from '../people/person-line.js';

/** One delegation: who leads it, the two things it may be allowed, and when it was. */
export function OwnDelegationPanel({ delegation }: { delegation: OwnDelegation }) {
  const { t } = useTranslation('delegations');
  const { fairId } = useFair();
  const format = useFormat();
  const [isLeaving, setLeaving] = useState(false);
  const { id, name, kind, country, leads, isOpen, agendaSince, bookingSince, history } = delegation;
  const params = { fairId, delegationId: id };
  const consent = useAction(setOwnConsent, {
    invalidates: [listOwnDelegations],
    onSuccess: () => toastSuccess(t('own.saved')),
    onError: toastError,
  });
  const leave = useAction(leaveDelegation, {
    invalidates: [listOwnDelegations],
    onSuccess: () => {
      setLeaving(false);
      toastSuccess(t('own.left'));
    },
    onError: toastError,
  });
  // What was ticked a moment ago counts, also for the next tick.
  const granted = consent.isPending
    ? consent.variables.body
    : { agenda: agendaSince !== null, booking: bookingSince !== null };
  const grant = (change: Partial<typeof granted>) => consent.mutate({ params, body: { ...granted, ...change } });
  return (
    <Panel title={name} lead={[kind, country && format.country(country)].filter(Boolean).join(' · ')}>
      <Stack gap="xs">
        <Text size="sm" fw={600}>
          {t('own.leads', { count: leads.length })}
        </Text>
        {leads.map((lead) => (
          <PersonLine key={lead.id} person={lead} />
        ))}
      </Stack>
      {isOpen ? (
        <>
          {(['agenda', 'booking'] as const).map((what) => (
            <Checkbox
              key={what}
              label={t(`own.${what}`)}
              description={t(`own.${what}Text`)}
              checked={granted[what]}
              onChange={(event) => grant({ [what]: event.currentTarget.checked })}
            />
          ))}
          <Text size="sm" c="dimmed">
            {t('own.terms')}
          </Text>
          <Group>
            <Button variant="subtle" color="red.9" c="red.9" onClick={() => setLeaving(true)}>
              {t('own.leave')}
            </Button>
          </Group>
        </>
      ) : (
        <Badge variant="outline" color="gray.7" tt="none">
          {t('own.over')}
        </Badge>
      )}
      {history.length > 0 && (
        <Stack gap={4}>
          <Text size="sm" fw={600}>
            {t('own.history')}
          </Text>
          {history.map(({ what, grantedAt, revokedAt }) => (
            <Text size="sm" key={`${what} ${grantedAt}`}>
              {t(revokedAt === null ? 'own.since' : 'own.between', {
                what: t(`own.${what}`),
                from: format.moment(grantedAt),
                to: revokedAt === null ? '' : format.moment(revokedAt),
              })}
            </Text>
          ))}
        </Stack>
      )}
      <ConfirmDialog
        isOpen={isLeaving}
        title={t('own.leaveTitle', { name })}
        confirmLabel={t('own.leave')}
        isDangerous
        isBusy={leave.isPending}
        onConfirm={() => leave.mutate({ params })}
        onClose={() => setLeaving(false)}
      >
        {t('own.leaveText')}
      </ConfirmDialog>
    </Panel>
  );
}
