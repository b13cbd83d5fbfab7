import type { TableScreen } from '@parvis/contracts';
import { IconArmchair2, IconUnlink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.js';
import { Page } from '../ui/page.js';
import { QueryView } from '../ui/query-view.js';
import { useTableScreen } from './use-table-screen.js';

interface TableViewProps {
  tableKey: string;
  children: (screen: TableScreen) => ReactNode;
}

/** What the address of a table's screen opens, or why it opens nothing. */
export function TableView({ tableKey, children }: TableViewProps) {
  const { t } = useTranslation('table');
  const screen = useTableScreen(tableKey);
  const isUnknown = screen.error?.code === 'NOT_FOUND' || screen.error?.code === 'INVALID_INPUT';
  if (!isUnknown) return <QueryView query={screen}>{children}</QueryView>;
  return (
    <Page title={t('unknown.title')} width="narrow" isTitleShown={false}>
      <EmptyState icon={<IconUnlink size={40} stroke={1.4} aria-hidden />} title={t('unknown.title')}>
        {t('unknown.text')}
      </EmptyState>
    </Page>
  );
}

/** Nobody has the table. */
export function FreeTable({ children }: { children: ReactNode }) {
  const { t } = useTranslation('table');
  return (
    <EmptyState icon={<IconArmchair2 size={40} stroke={1.4} aria-hidden />} title={t('free.title')}>
      {children}
    </EmptyState>
  );
}
