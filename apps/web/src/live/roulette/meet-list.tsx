import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { listRouletteMeets } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePaged } from '../../api/use-endpoint.js';
import { PersonLine } from '../../attendee/people/person-line.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { LoadMore } from '../../ui/load-more.js';
import { Panel } from '../../ui/panel.js';
import { BlockButton } from './block-button.js';

/** Whom one has met in roulettes; whoever wants to stay in touch, too, is marked. */
export function MeetList() {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const format = useFormat();
  const list = usePaged(listRouletteMeets, { params: { fairId }, query: { limit: 20 } });
  if (!list.items?.length) return null;
  return (
    <Panel title={t('roulette.met')} lead={t('roulette.metLead')}>
      <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {list.items.map((meet) => (
          <Group component="li" key={meet.pairId} justify="space-between" gap="sm">
            <PersonLine
              person={meet.partner}
              mark={
                meet.isMutual && (
                  <Badge size="sm" color="petrol.8">
                    {t('roulette.mutual')}
                  </Badge>
                )
              }
            />
            <Group gap="sm">
              {meet.isMutual && (
                <Button component={Link} to={`/fairs/${fairId}/people/${meet.partner.id}`} size="compact-md">
                  {t('roulette.seeProfile')}
                </Button>
              )}
              <Text size="sm" c="dimmed">
                {format.moment(meet.metAt)}
              </Text>
              <BlockButton fairId={fairId} person={meet.partner} isBlocked={meet.isBlocked} />
            </Group>
          </Group>
        ))}
      </Stack>
      <LoadMore list={list} />
    </Panel>
  );
}
