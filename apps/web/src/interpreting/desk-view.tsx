import { getInterpreterDesk, type InterpreterDesk } from '@parvis/contracts';
import { IconUnlink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../api/use-endpoint.js';
import { EmptyState } from '../ui/empty-state.js';
import { Page } from '../ui/page.js';
import { QueryView } from '../ui/query-view.js';

/** Nobody signs in here, so news does not come by itself. */
const lookAgainMs = 15_000;

/** What the address of an interpreter's page opens, or why it opens nothing. */
export function DeskView({ deskKey, children }: { deskKey: string; children: (desk: InterpreterDesk) => ReactNode }) {
  const { t } = useTranslation('interpreting');
  const desk = useEndpoint(
    getInterpreterDesk,
    { params: { deskKey } },
    { refetchInterval: lookAgainMs, refetchIntervalInBackground: true },
  );
  if (desk.error?.code !== 'NOT_FOUND' && desk.error?.code !== 'INVALID_INPUT')
    return <QueryView query={desk}>{children}</QueryView>;
  return (
    <Page title={t('unknown.title')} width="narrow" isTitleShown={false}>
      <EmptyState icon={<IconUnlink size={40} stroke={1.4} aria-hidden />} title={t('unknown.title')}>
        {t('unknown.text')}
      </EmptyState>
    </Page>
  );
}
