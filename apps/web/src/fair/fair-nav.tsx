import { NavLink, Stack, Text } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useDelegationNav } from '../attendee/delegations/use-delegation-nav.js';
import { attendeeNav, onlookerNav } from '../attendee/nav.js';
import { RequestsBadge } from '../attendee/requests/requests-badge.js';
import { organiserNav } from '../organise/nav.js';
import { lazily } from '../ui/lazily.js';
import classes from './fair-nav.module.css';
import type { NavItem } from './nav-item.js';
import { UnreadBadge } from './unread-badge.js';
import { useFair } from './use-fair.js';

const badges = { messages: <UnreadBadge />, requests: <RequestsBadge />, nothing: null };

const NavDrawer = lazily(async () => (await import('./nav-drawer.js')).NavDrawer);

/** Navigation of a fair: a column at the side, on a phone a bar at the bottom with the rest in a drawer. */
export function FairNav() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { fairId, isOrganiser, isAttendee, isExhibitor } = useFair();
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const delegations = useDelegationNav();
  const close = () => setOpen(false);
  const open = () => {
    setOpened(true);
    setOpen(true);
  };
  const groups = [
    ...(isOrganiser ? [{ title: t('nav.organise'), items: organiserNav }] : []),
    isAttendee
      ? { title: t('nav.takePart'), items: [...attendeeNav({ isExhibitor }), ...delegations] }
      : { title: t('nav.lookAround'), items: onlookerNav },
  ];
  const hrefOf = ({ path }: NavItem) => `/fairs/${fairId}/${path}`;
  const isCurrent = (item: NavItem) =>
    pathname === hrefOf(item) || (!item.isExact && pathname.startsWith(`${hrefOf(item)}/`));

  const all = groups.map((group) => (
    <div key={group.title}>
      {groups.length > 1 && (
        <Text size="xs" fw={600} c="dimmed" px="sm" pb={4}>
          {group.title}
        </Text>
      )}
      {group.items.map((item) => (
        <NavLink
          key={item.path}
          component={Link}
          to={hrefOf(item)}
          className={classes.link}
          active={isCurrent(item)}
          aria-current={isCurrent(item) ? 'page' : undefined}
          label={t(`nav.${item.label}`)}
          leftSection={<item.icon size={18} stroke={1.6} aria-hidden />}
          rightSection={badges[item.waiting ?? 'nothing']}
          onClick={close}
        />
      ))}
    </div>
  ));
  const inReach = groups.flatMap((group) => group.items).slice(0, 4);

  return (
    <>
      <nav className={classes.side} aria-label={t('nav.label')}>
        <Stack gap="lg">{all}</Stack>
      </nav>
      <nav className={classes.bottom} aria-label={t('nav.label')}>
        {inReach.map((item) => (
          <Link
            key={item.path}
            to={hrefOf(item)}
            className={classes.tab}
            aria-current={isCurrent(item) ? 'page' : undefined}
          >
            <item.icon size={20} stroke={1.6} aria-hidden />
            <span>{t(`nav.${item.label}`)}</span>
          </Link>
        ))}
        <button type="button" className={classes.tab} onClick={open} aria-haspopup="dialog">
          <IconMenu2 size={20} stroke={1.6} aria-hidden />
          <span>{t('nav.more')}</span>
        </button>
      </nav>
      {wasOpened && (
        <Suspense>
          <NavDrawer isOpen={isOpen} onClose={close}>
            {all}
          </NavDrawer>
        </Suspense>
      )}
    </>
  );
}
