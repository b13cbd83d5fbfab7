import { Stack, Text } from '@mantine/core';
import { listModeration } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';

/** What organisers did, and what they looked at. */
export function ModerationLog() {
  const { t } = useTranslation('chat');
  const { fairId } = useFair();
  const format = useFormat();
  const list = usePaged(listModeration, { params: { fairId }, query: { limit: 50 } });
  return (
    <QueryView query={list}>
      {() =>
        list.items?.length === 0 ? (
          <EmptyState title={t('moderation.noLog')} />
        ) : (
          <Panel>
            <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
              {list.items?.map(({ id, act, person, by, note, until, at }) => (
                <li key={id}>
                  <Text>{t('moderation.logLine', { act: t(`moderation.act.${act}`), name: person.name })}</Text>
                  <Text size="sm" c="dimmed">
                    {t('moderation.logBy', { by, when: format.moment(at) })}
                    {until && ` · ${t('moderation.until', { when: format.moment(until) })}`}
                  </Text>
                  {note && <Text size="sm">{note}</Text>}
                </li>
              ))}
            </Stack>
            <LoadMore list={list} />
          </Panel>
        )
      }
    </QueryView>
  );
}
