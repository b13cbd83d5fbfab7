import { Button, Group, Stack, Text } from '@mantine/core';
import { listOwnBlocks, listRouletteMeets, type OwnBlock, removeBlock } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction, usePaged } from '../api/use-endpoint.js';
import { fullName } from '../attendee/people/full-name.js';
import { PersonPhoto } from '../attendee/people/person-photo.js';
import { LoadMore } from '../ui/load-more.js';
import { Panel } from '../ui/panel.js';
import { QueryView } from '../ui/query-view.js';
import { toastError, toastSuccess } from '../ui/toast.js';

/** Whom the account has blocked in any fair, each with the way back. */
export function BlockedPanel() {
  const { t } = useTranslation('account');
  const list = usePaged(listOwnBlocks, { query: { limit: 20 } });
  return (
    <Panel title={t('account.blocked.title')} lead={t('account.blocked.lead')}>
      <QueryView query={{ data: list.items, error: list.error, refetch: list.refetch }}>
        {(blocks) =>
          blocks.length === 0 ? (
            <Text c="dimmed">{t('account.blocked.none')}</Text>
          ) : (
            <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
              {blocks.map((block) => (
                <BlockedPerson key={block.person.id} block={block} />
              ))}
            </Stack>
          )
        }
      </QueryView>
      <LoadMore list={list} />
    </Panel>
  );
}

function BlockedPerson({ block: { fairId, fairName, person } }: { block: OwnBlock }) {
  const { t } = useTranslation('account');
  const name = fullName(person);
  const free = useAction(removeBlock, {
    invalidates: [listOwnBlocks, listRouletteMeets],
    onSuccess: () => toastSuccess(t('account.blocked.unblocked', { name })),
    onError: toastError,
  });
  return (
    <Group component="li" justify="space-between" gap="sm">
      <Group gap="sm" wrap="nowrap" style={{ flex: '1 1 14rem', minWidth: 0 }}>
        <PersonPhoto person={person} />
        <div style={{ minWidth: 0 }}>
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {[person.companyName, fairName].filter(Boolean).join(' · ')}
          </Text>
        </div>
      </Group>
      <Button
        variant="default"
        size="xs"
        aria-label={t('account.blocked.unblockPerson', { name })}
        loading={free.isPending}
        onClick={() => free.mutate({ params: { fairId, participantId: person.id } })}
      >
        {t('account.blocked.unblock')}
      </Button>
    </Group>
  );
}
