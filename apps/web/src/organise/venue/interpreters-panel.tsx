import { Button, Stack, Text } from '@mantine/core';
import { type Interpreter, listInterpreters } from '@parvis/contracts';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { LoadMore } from '../../ui/load-more.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { InterpreterDialog } from './interpreter-dialog.js';
import { InterpreterItem } from './interpreter-item.js';

/** Who interprets at the fair, and when. */
export function InterpretersPanel() {
  const { t } = useTranslation('venue');
  const { fairId } = useFair();
  const list = usePaged(listInterpreters, { params: { fairId }, query: { limit: 20 } });
  const [edited, setEdited] = useState<Interpreter | 'new' | null>(null);
  return (
    <Panel
      title={t('interpreters.title')}
      lead={t('interpreters.lead')}
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
          {t('interpreters.add')}
        </Button>
      }
    >
      <QueryView query={{ ...list, data: list.items }}>
        {(items) =>
          items.length === 0 ? (
            <Text c="dimmed">{t('interpreters.none')}</Text>
          ) : (
            <>
              <Stack component="ul" gap="lg" m={0} p={0} style={{ listStyle: 'none' }}>
                {items.map((item) => (
                  <InterpreterItem key={item.id} interpreter={item} onEdit={() => setEdited(item)} />
                ))}
              </Stack>
              <LoadMore list={list} />
            </>
          )
        }
      </QueryView>
      {edited && <InterpreterDialog interpreter={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Panel>
  );
}
