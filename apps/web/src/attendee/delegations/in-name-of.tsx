import { Alert } from '@mantine/core';
import { getParticipant } from '@parvis/contracts';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { fullName } from '../people/full-name.js';
import { ActingContext } from './use-in-name.js';

/** Says in whose name all on this page is done; nothing where one acts for oneself. */
export function InNameOf() {
  const acting = useContext(ActingContext);
  return acting && <Name personId={acting.personId} />;
}

function Name({ personId }: { personId: string }) {
  const { t } = useTranslation('delegations');
  const { fairId } = useFair();
  const { data } = useEndpoint(getParticipant, { params: { fairId, participantId: personId } });
  if (!data) return null;
  return (
    <Alert variant="outline" bg="white" color="petrol.8" title={t('for.inName', { name: fullName(data) })}>
      {t('for.told', { name: data.firstName })}
    </Alert>
  );
}
