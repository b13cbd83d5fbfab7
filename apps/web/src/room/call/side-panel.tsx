import { CloseButton, Drawer, Loader, Tabs } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './side-panel.module.css';

export type PanelTab = 'people' | 'chat' | 'questions' | 'polls' | 'about' | 'devices';

interface SidePanelProps {
  tab: PanelTab | null;
  contents: readonly { tab: PanelTab; content: ReactNode }[];
  onTab(tab: PanelTab | null): void;
  isPhone: boolean;
}

/** What lies beside the pictures; over them on a phone. */
export function SidePanel({ tab, contents, onTab, isPhone }: SidePanelProps) {
  const { t } = useTranslation('room');
  const close = () => onTab(null);
  const tabs = (
    <Tabs
      value={tab}
      onChange={(value) => onTab(contents.find((entry) => entry.tab === value)?.tab ?? null)}
      keepMounted={false}
      className={classes.tabs}
    >
      <div className={classes.head}>
        <Tabs.List grow={contents.length < 5} className={classes.list} aria-label={t('call.panel')}>
          {contents.map((entry) => (
            <Tabs.Tab key={entry.tab} value={entry.tab} px="xs">
              {t(`call.tab.${entry.tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <CloseButton size="lg" aria-label={t('call.close')} onClick={close} />
      </div>
      {contents.map((entry) => (
        <Tabs.Panel key={entry.tab} value={entry.tab} className={classes.content} data-panel={entry.tab}>
          {/* What a tab still has to load must not take the pictures away. */}
          <Suspense fallback={<Loader size="sm" m="md" aria-label={t('call.panelLoads')} />}>{entry.content}</Suspense>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
  if (isPhone) {
    return (
      <Drawer.Root opened={tab !== null} onClose={close} position="bottom" size="88dvh">
        <Drawer.Overlay />
        <Drawer.Content aria-label={t('call.panel')}>
          <Drawer.Body className={classes.drawer}>{tabs}</Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    );
  }
  if (tab === null) return null;
  return (
    <aside
      className={classes.panel}
      aria-label={t('call.panel')}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      {tabs}
    </aside>
  );
}
