import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import type { Reaction } from '@parvis/contracts';
import { IconDots, IconMoodSmile, IconPhoneOff } from '@tabler/icons-react';
import type { ComponentPropsWithRef, KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ReactionSign, reactions } from './reaction-signs.js';
import { shownKey } from './shortcuts.js';
import classes from './toolbar.module.css';
import type { CallAction } from './use-call-actions.js';

interface ToolbarProps {
  actions: readonly CallAction[];
  people: number;
  /** Who waits to be let in. */
  waiting: number;
  /** Messages that have not been seen. */
  unread: number;
  isPhone: boolean;
  /** Absent for those who only watch. */
  onReact?: ((reaction: Reaction) => void) | undefined;
}

/** The buttons of a call; each says its key. One stop for Tab, arrows move within; leaving is a stop of its own. */
export function Toolbar({ actions, people, waiting, unread, isPhone, onReact }: ToolbarProps) {
  const { t } = useTranslation('room');
  const leave = actions.find(({ id }) => id === 'leave');
  const others = actions.filter(({ id }) => id !== 'leave');
  const inBar = others.filter(({ place, isOnPhoneBar }) => (isPhone ? isOnPhoneBar : place === 'bar'));
  const atSide = isPhone ? [] : others.filter(({ place }) => place === 'side');
  const inMenu = others.filter((action) => !inBar.includes(action) && !atSide.includes(action));
  const badges = { people, waiting, unread };
  return (
    <div className={classes.foot}>
      <div className={classes.toolbar} role="toolbar" aria-label={t('call.controls')} onKeyDown={moveFocus}>
        <div className={classes.group}>
          {inBar.map((action, index) => (
            <BarButton key={action.id} action={action} isFirst={index === 0} {...badges} />
          ))}
          {onReact && <ReactionMenu onReact={onReact} />}
          <MoreMenu actions={inMenu} waiting={isPhone ? waiting : 0} />
        </div>
        {atSide.length > 0 && (
          <div className={classes.side}>
            {atSide.map((action) => (
              <BarButton key={action.id} action={action} isFirst={inBar.length === 0} {...badges} />
            ))}
          </div>
        )}
      </div>
      {leave && (
        <Tooltip label={t('call.key', { label: leave.label, key: shownKey(leave.key ?? '') })} withArrow>
          <UnstyledButton
            className={classes.button}
            aria-label={leave.label}
            aria-keyshortcuts="Shift+L"
            data-action="leave"
            data-tone="danger"
            onClick={leave.run}
          >
            <IconPhoneOff size={22} aria-hidden />
          </UnstyledButton>
        </Tooltip>
      )}
    </div>
  );
}

interface BarButtonProps {
  action: CallAction;
  isFirst: boolean;
  people: number;
  waiting: number;
  unread: number;
}

function BarButton({ action, isFirst, people, waiting, unread }: BarButtonProps) {
  const { t } = useTranslation('room');
  const { id, label, key, icon, isOn, isWarning, place, run } = action;
  const isPanel = place === 'side';
  const name =
    id === 'people' && waiting > 0
      ? t('call.peopleWaiting', { count: waiting })
      : id === 'chat' && unread > 0
        ? t('call.chatUnread', { count: unread })
        : label;
  return (
    <Tooltip label={key === null ? label : t('call.key', { label, key: shownKey(key) })} withArrow>
      <UnstyledButton
        className={classes.button}
        tabIndex={isFirst ? 0 : -1}
        aria-label={name}
        aria-pressed={isPanel ? undefined : isOn}
        aria-expanded={isPanel ? isOn : undefined}
        aria-keyshortcuts={key ?? undefined}
        data-action={id}
        data-tone={isWarning ? 'warning' : isOn && id !== 'microphone' && id !== 'camera' ? 'active' : undefined}
        onClick={(event) => {
          letGo(event);
          run();
        }}
      >
        {icon}
        {id === 'chat' && unread > 0 && (
          <span className={classes.count} data-waiting data-chat-unread={unread} aria-hidden>
            {unread}
          </span>
        )}
        {id === 'people' && (
          <span className={classes.count} data-waiting={waiting > 0 || undefined} aria-hidden>
            {waiting > 0 ? `+${waiting}` : people}
          </span>
        )}
      </UnstyledButton>
    </Tooltip>
  );
}

function ReactionMenu({ onReact }: { onReact(reaction: Reaction): void }) {
  const { t } = useTranslation('room');
  return (
    <Menu position="top" withArrow loop withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <MenuButton label={t('call.react')} action="react">
          <IconMoodSmile size={22} aria-hidden />
        </MenuButton>
      </Menu.Target>
      <Menu.Dropdown className={classes.reactions} aria-label={t('call.react')}>
        {reactions.map((reaction, index) => (
          <Menu.Item
            key={reaction}
            className={classes.reaction}
            aria-label={t(`call.reaction.${reaction}`)}
            aria-keyshortcuts={String(index + 1)}
            closeMenuOnClick={false}
            onClick={() => onReact(reaction)}
          >
            <ReactionSign reaction={reaction} size={26} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function MoreMenu({ actions, waiting }: { actions: readonly CallAction[]; waiting: number }) {
  const { t } = useTranslation('room');
  return (
    <Menu position="top-end" withArrow width={280} loop withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <MenuButton label={t('call.more')} action="more">
          <IconDots size={22} aria-hidden />
          {waiting > 0 && (
            <span className={classes.count} data-waiting aria-hidden>
              +{waiting}
            </span>
          )}
        </MenuButton>
      </Menu.Target>
      <Menu.Dropdown mah="70dvh" style={{ overflowY: 'auto' }}>
        {actions.map(({ id, label, key, icon, run }) => (
          <Menu.Item
            key={id}
            leftSection={icon}
            rightSection={key && <kbd className={classes.key}>{shownKey(key)}</kbd>}
            data-action={id}
            onClick={run}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface MenuButtonProps extends ComponentPropsWithRef<'button'> {
  label: string;
  action: string;
}

function MenuButton({ label, action, children, ...button }: MenuButtonProps) {
  return (
    <UnstyledButton
      {...button}
      className={classes.button}
      tabIndex={-1}
      aria-label={label}
      title={label}
      data-action={action}
    >
      {children}
    </UnstyledButton>
  );
}

/** After a click with the mouse the space bar is for talking, not for the same button again. */
function letGo({ detail, currentTarget }: MouseEvent<HTMLElement>): void {
  if (detail > 0) currentTarget.blur();
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button[data-action]')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const to = targetOf(event.key, at, buttons.length);
  if (to === null) return;
  event.preventDefault();
  for (const [index, button] of buttons.entries()) button.tabIndex = index === to ? 0 : -1;
  buttons[to]?.focus();
}

function targetOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
