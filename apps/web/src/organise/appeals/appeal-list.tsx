import { Stack } from '@mantine/core';
import { listAppeals } from '@parvis/contracts';
import { IconScale } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { QueryView } from '../../ui/query-view.js';
import { AppealCard } from './appeal-card.js';

/** Appeals, newest first. */
export function AppealList({ state }: { state: 'open' | 'decided' }) {
  const { t } = useTranslation('attendance');
  const { fairId } = useFair();
  const list = usePaged(listAppeals, { params: { fairId }, query: { state, limit: 20 } });
  return (
    <QueryView query={{ ...list, data: list.items }}>
      {(appeals) =>
        appeals.length === 0 ? (
          <EmptyState
            icon={<IconScale size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
            title={t(state === 'open' ? 'appeals.none' : 'appeals.noneDecided')}
          >
            {state === 'open' && t('appeals.noneText')}
          </EmptyState>
        ) : (
          <Stack>
            {appeals.map((appeal) => (
              <AppealCard key={appeal.id} appeal={appeal} />
            ))}
            <LoadMore list={list} />
          </Stack>
        )
      }
    </QueryView>
  );
}
