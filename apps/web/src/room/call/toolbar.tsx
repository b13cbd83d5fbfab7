import { Tooltip, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './call.module.css';
import type { CallAction } from './use-call-actions.js';

/** The buttons of a call; each says its key. */
export function Toolbar({ actions, people }: { actions: CallAction[]; people: number }) {
  const { t } = useTranslation('room');
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('call.controls')}>
      {actions.map(({ id, label, key, icon, isOn, isWarning, isDanger, run }) => (
        <Tooltip
          key={id}
          label={t('call.key', { label, key: key.replace('shift+', '⇧') })}
          withinPortal={false}
          withArrow
        >
          <UnstyledButton
            className={classes.button}
            aria-label={label}
            aria-pressed={isOn}
            aria-keyshortcuts={key.replace('shift', 'Shift')}
            data-action={id}
            data-tone={isDanger ? 'danger' : isWarning ? 'warning' : isOn && id === 'screen' ? 'active' : undefined}
            onClick={run}
          >
            {icon}
            {id === 'people' && (
              <span className={classes.count} aria-hidden>
                {people}
              </span>
            )}
          </UnstyledButton>
        </Tooltip>
      ))}
    </div>
  );
}
