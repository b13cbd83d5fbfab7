import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { closeRoulette, listRoulettes, type Roulette } from '@parvis/contracts';
import { IconArrowsShuffle, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction, usePaged } from '../../api/use-endpoint.js';
import { ZonedRange } from '../../attendee/time/zoned-range.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError } from '../../ui/toast.js';
import { useLocalText } from '../use-local-text.js';
import { MeetList } from './meet-list.js';
import { RouletteDialog } from './roulette-dialog.js';

/** The roulettes of the fair, and whom one has met in them. */
export function RoulettesPage() {
  const { t } = useTranslation('live');
  const { fairId, isOrganiser, isAttendee } = useFair();
  const [edited, setEdited] = useState<Roulette | 'new' | null>(null);
  const list = usePaged(listRoulettes, { params: { fairId }, query: { limit: 50 } }, { refetchInterval: 15_000 });
  return (
    <Page
      title={t('roulette.title')}
      lead={t('roulette.lead')}
      actions={
        isOrganiser && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
            {t('roulette.new')}
          </Button>
        )
      }
    >
      <QueryView query={{ data: list.items, error: list.error, refetch: list.refetch }}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={<IconArrowsShuffle size={48} stroke={1.2} aria-hidden />} title={t('roulette.empty')}>
              {t(isOrganiser ? 'roulette.emptyOrganiser' : 'roulette.emptyText')}
            </EmptyState>
          ) : (
            <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
              {items.map((roulette) => (
                <RouletteCard key={roulette.id} roulette={roulette} onEdit={() => setEdited(roulette)} />
              ))}
            </Stack>
          )
        }
      </QueryView>
      <LoadMore list={list} />
      {isAttendee && <MeetList />}
      {edited && <RouletteDialog roulette={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}

function RouletteCard({ roulette, onEdit }: { roulette: Roulette; onEdit(): void }) {
  const { t } = useTranslation('live');
  const { fairId, isOrganiser, isAttendee } = useFair();
  const format = useFormat();
  const textOf = useLocalText();
  const [isClosing, setClosing] = useState(false);
  const close = useAction(closeRoulette, {
    invalidates: [listRoulettes],
    onError: toastError,
    onSettled: () => setClosing(false),
  });
  const { state } = roulette;
  const title = textOf(roulette.title);
  return (
    <Paper component="li" withBorder p="md">
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} style={{ flex: '1 1 16rem', minWidth: 0 }}>
          <Group gap="sm">
            <Title order={2} size="h4">
              {isAttendee ? (
                <Anchor component={Link} to={roulette.id} inherit>
                  {title}
                </Anchor>
              ) : (
                title
              )}
            </Title>
            <Badge color={state === 'open' ? 'petrol.8' : 'gray.7'} variant={state === 'open' ? 'filled' : 'outline'}>
              {t(`roulette.state.${state}`)}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {format.dayOf(roulette.startsAt)}
          </Text>
          <ZonedRange startsAt={roulette.startsAt} endsAt={roulette.endsAt} />
          <Text size="sm">{t('roulette.rounds', { minutes: roulette.roundMinutes })}</Text>
          {state === 'open' && (
            <Text size="sm" fw={600}>
              {t('roulette.waiting', { count: roulette.waiting })} · {t('roulette.talks', { count: roulette.talks })}
            </Text>
          )}
        </Stack>
        <Group gap="sm">
          {isOrganiser && state !== 'over' && (
            <>
              <Button variant="default" onClick={onEdit}>
                {t('roulette.edit')}
              </Button>
              <Button variant="default" onClick={() => setClosing(true)}>
                {t('roulette.close')}
              </Button>
            </>
          )}
          {isAttendee && state === 'open' && (
            <Button component={Link} to={roulette.id}>
              {t('roulette.join')}
            </Button>
          )}
        </Group>
      </Group>
      <ConfirmDialog
        isOpen={isClosing}
        title={t('roulette.close')}
        confirmLabel={t('roulette.close')}
        isDangerous
        isBusy={close.isPending}
        onClose={() => setClosing(false)}
        onConfirm={() => close.mutate({ params: { fairId, rouletteId: roulette.id } })}
      >
        {t('roulette.closeText')}
      </ConfirmDialog>
    </Paper>
  );
}
