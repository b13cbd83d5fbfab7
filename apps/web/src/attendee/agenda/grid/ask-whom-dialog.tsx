import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type Interval, listDirectory } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint } from '../../../api/use-endpoint.js';
import { useFair } from '../../../fair/use-fair.js';
import { QueryView } from '../../../ui/query-view.js';
import { SearchField } from '../../../ui/search-field.js';
import { fullName } from '../../people/full-name.js';
import { PersonLine } from '../../people/person-line.js';
import { useOwnProfile } from '../../people/use-own-profile.js';

interface AskWhomDialogProps {
  times: readonly Interval[];
  onClose: () => void;
}

const mostShown = 8;

/** Finds who is to be asked for a meeting at the chosen times. */
export function AskWhomDialog({ times, onClose }: AskWhomDialogProps) {
  const { t } = useTranslation(['agenda', 'common', 'requests']);
  const { fairId } = useFair();
  const { data: own } = useOwnProfile();
  const [search, setSearch] = useState('');
  const found = useEndpoint(
    listDirectory,
    { params: { fairId }, query: { search, limit: mostShown + 1 } },
    { placeholderData: (was) => was },
  );
  const query = new URLSearchParams(times.map(({ startsAt }) => ['times', startsAt])).toString();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('ask.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <SearchField label={t('ask.search')} onSearch={setSearch} data-autofocus />
        <QueryView query={found}>
          {({ items }) => {
            const people = items.filter(({ id }) => id !== own?.id).slice(0, mostShown);
            if (people.length === 0) return <Text c="dimmed">{t('ask.nobody')}</Text>;
            return (
              <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
                {people.map((person) => (
                  <Group key={person.id} component="li" justify="space-between" wrap="nowrap" gap="sm">
                    <PersonLine person={person} photoSize={36} isLinked={false} />
                    <Button
                      component={Link}
                      to={`/fairs/${fairId}/requests/new/${person.id}?${query}`}
                      variant="default"
                      size="sm"
                      style={{ flex: 'none' }}
                      aria-label={t('requests:ask.to', { name: fullName(person) })}
                    >
                      {t('ask.choose')}
                    </Button>
                  </Group>
                ))}
              </Stack>
            );
          }}
        </QueryView>
      </Stack>
    </Modal>
  );
}
