import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { getLeadDesk, leadSources, listLeads } from '@parvis/contracts';
import {
  IconChartBar,
  IconClock,
  IconDownload,
  IconHelpCircle,
  IconQrcode,
  IconUserStar,
  IconWebhook,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { useUrlFilters } from '../directory/use-url-filters.js';
import { CardListSkeleton } from '../people/card-list-skeleton.js';
import { LeadCard } from './lead-card.js';
import { LeadFilters } from './lead-filters.js';
import classes from './leads.module.css';
import { temperatures } from './temperature-badge.js';

/** Whoever has leads is reminded so long before they are deleted. */
const reminderMs = 14 * 86_400_000;
const nexts = ['open', 'due'] as const;

/** The leads of the viewer's booth, with search and filters that stand in the address. */
export function LeadsPage() {
  const { t } = useTranslation(['leads', 'common']);
  const format = useFormat();
  const { fairId, fair } = useFair();
  const filters = useUrlFilters();
  const desk = useEndpoint(getLeadDesk, { params: { fairId } });
  const list = usePaged(
    listLeads,
    {
      params: { fairId },
      query: {
        limit: 30,
        search: filters.one('search'),
        source: leadSources.find((one) => one === filters.one('source')),
        temperature: temperatures.find((one) => one === filters.one('temperature')),
        grade: Number(filters.one('grade')) || undefined,
        tag: filters.one('tag'),
        assignedTo: filters.one('assignedTo'),
        companyId: filters.one('companyId'),
        next: nexts.find((one) => one === filters.one('next')),
        order: filters.one('order') === 'company' ? 'company' : 'recent',
      },
    },
    // News comes by the line; this is for when it is down.
    { refetchInterval: 60_000 },
  );
  const deletedOn = desk.data?.deletedOn;
  const lastDeletion = desk.data?.lastDeletion;
  const isDeletedSoon = deletedOn ? Date.parse(`${deletedOn}T00:00:00Z`) - Date.now() < reminderMs : false;
  return (
    <Page
      title={t('title')}
      lead={deletedOn ? t('leadDeleted', { day: format.day(deletedOn) }) : t('lead')}
      actions={
        <>
          <Button component={Link} to={`/fairs/${fairId}/scan`} leftSection={<IconQrcode size={18} aria-hidden />}>
            {t('scan.title')}
          </Button>
          <Button component={Link} to="numbers" variant="default" leftSection={<IconChartBar size={18} aria-hidden />}>
            {t('numbers.title')}
          </Button>
          <Button component={Link} to="export" variant="default" leftSection={<IconDownload size={18} aria-hidden />}>
            {t('export.title')}
          </Button>
          <Button
            component={Link}
            to="questions"
            variant="default"
            leftSection={<IconHelpCircle size={18} aria-hidden />}
          >
            {t('questions.title')}
          </Button>
          <Button component={Link} to="webhooks" variant="default" leftSection={<IconWebhook size={18} aria-hidden />}>
            {t('webhooks.title')}
          </Button>
        </>
      }
    >
      {deletedOn && isDeletedSoon && (
        <Alert color="yellow" icon={<IconClock aria-hidden />} title={t('reminder', { day: format.day(deletedOn) })}>
          <Anchor component={Link} to="export">
            {t('reminderExport')}
          </Anchor>
        </Alert>
      )}
      {lastDeletion && (
        <Text c="dimmed">
          {t('deletedLast', { count: lastDeletion.leads, day: format.dayOf(lastDeletion.at, fair.timeZone) })}
        </Text>
      )}
      <LeadFilters filters={filters} desk={desk.data} />
      <QueryView query={{ ...list, data: list.items }} loading={<CardListSkeleton cards={4} />}>
        {(leads) =>
          leads.length === 0 ? (
            <EmptyState
              icon={<IconUserStar size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
              title={filters.count > 0 ? t('common:list.noMatch') : t('empty')}
              action={
                filters.count > 0 && (
                  <Button variant="default" onClick={filters.clear}>
                    {t('filters.clear')}
                  </Button>
                )
              }
            >
              {filters.count > 0 ? t('common:list.noMatchText') : t('emptyText')}
            </EmptyState>
          ) : (
            <Stack gap="md" aria-busy={list.isPlaceholderData}>
              <ul className={classes.list}>
                {leads.map((lead) => (
                  <LeadCard key={lead.id} lead={lead} />
                ))}
              </ul>
              <LoadMore list={list} />
            </Stack>
          )
        }
      </QueryView>
    </Page>
  );
}
