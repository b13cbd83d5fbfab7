import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { listParticipants } from '@parvis/contracts';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { AddPersonDialog } from './add-person-dialog.js';
import { InviteMenu } from './invite-menu.js';
import { PeopleFilters } from './people-filters.js';
import { PeopleTable } from './people-table.js';
import { usePeopleFilters } from './use-people-filters.js';

/** The organiser's list of people: who has got how far, and who is to be invited. */
export function PeoplePage() {
  const { t } = useTranslation(['organiser', 'common']);
  const { fairId } = useFair();
  const filters = usePeopleFilters();
  const people = usePaged(listParticipants, { params: { fairId }, query: { ...filters.query, limit: 50 } });
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const [isAdding, { open, close }] = useDisclosure(false);
  const add = (
    <Button variant="default" leftSection={<IconUserPlus size={18} aria-hidden />} onClick={open}>
      {t('people.add.button')}
    </Button>
  );

  return (
    <Page
      title={t('people.title')}
      lead={t('people.lead')}
      actions={
        <>
          {add}
          <InviteMenu selected={selected} onInvited={() => select(new Set())} />
        </>
      }
    >
      <PeopleFilters filters={filters} />
      <QueryView query={people}>
        {() => {
          if (people.items?.length) {
            return (
              <>
                <PeopleTable people={people.items} selected={selected} onSelect={select} />
                <LoadMore list={people} />
              </>
            );
          }
          return filters.isActive ? (
            <EmptyState title={t('common:list.noMatch')}>{t('common:list.noMatchText')}</EmptyState>
          ) : (
            <EmptyState
              icon={<IconUsers size={40} stroke={1.3} aria-hidden />}
              title={t('people.empty.title')}
              action={
                <Button component={Link} to={`/fairs/${fairId}/organise/import`}>
                  {t('people.empty.import')}
                </Button>
              }
            >
              {t('people.empty.text')}
            </EmptyState>
          );
        }}
      </QueryView>
      <AddPersonDialog isOpen={isAdding} onClose={close} />
    </Page>
  );
}
