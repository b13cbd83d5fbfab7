import { Button } from '@mantine/core';
import { listDelegations } from '@parvis/contracts';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { usePaged } from '../../api/use-endpoint.js';
import { MemberList } from '../../attendee/delegations/member-list.js';
import { useFair } from '../../fair/use-fair.js';
import { Page } from '../../ui/page.js';

/** Who is in a delegation, for the organiser. */
export function DelegationPeoplePage() {
  const { t } = useTranslation('delegations');
  const { fairId } = useFair();
  const { delegationId = '' } = useParams();
  const list = usePaged(listDelegations, { params: { fairId } });
  const name = list.items?.find(({ id }) => id === delegationId)?.name;
  return (
    <Page title={name ?? t('led.one')} lead={t('organise.peopleLead')}>
      <Button
        component={Link}
        to={`/fairs/${fairId}/organise/delegations`}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArrowLeft size={16} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('organise.back')}
      </Button>
      <MemberList delegationId={delegationId} />
    </Page>
  );
}
