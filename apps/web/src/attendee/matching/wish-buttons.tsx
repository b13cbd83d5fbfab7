import { Anchor, Badge, Text } from '@mantine/core';
import type { ParticipantCard, WishLevel } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { fullName } from '../people/full-name.js';
import { useOwnProfile } from '../people/use-own-profile.js';
import { useWish } from './use-wish.js';
import { useWishWindow } from './use-wish-window.js';
import classes from './wish-buttons.module.css';
import { wishLevels } from './wish-levels.js';

interface WishButtonsProps {
  person: ParticipantCard;
  /** What is known already, while the viewer's wishes are on their way. */
  known?: WishLevel | null;
}

/** Want, could, no: three toggles, or what was said once wishes are closed. Nothing for oneself and one's colleagues. */
export function WishButtons({ person, known }: WishButtonsProps) {
  const { t } = useTranslation('attendee');
  const { data: own } = useOwnProfile();
  const { isOpen } = useWishWindow();
  const wish = useWish(person, known);
  if (!own || own.id === person.id) return null;
  if (own.companyId !== null && own.companyId === person.companyId) {
    return (
      <Text size="sm" c="dimmed">
        {t('wish.colleague')}
      </Text>
    );
  }
  if (!isOpen) {
    return wish.level ? (
      <Badge variant="outline" color="petrol.8" size="lg">
        {t(`wish.said.${wish.level}`)}
      </Badge>
    ) : null;
  }
  return (
    <div>
      <fieldset
        className={classes.group}
        style={{ border: 0, margin: 0, padding: 0 }}
        aria-label={t('wish.about', { name: fullName(person) })}
      >
        {wishLevels.map(({ level, icon: Icon }) => (
          <button
            key={level}
            type="button"
            className={classes.button}
            data-level={level}
            aria-pressed={wish.level === level}
            onClick={() => wish.toggle(level)}
          >
            <Icon size={17} stroke={2} aria-hidden />
            {t(`wish.level.${level}`)}
          </button>
        ))}
      </fieldset>
      <Text component="div" size="sm" c="dimmed" role="status" className={classes.status}>
        {wish.level ? t(`wish.said.${wish.level}`) : wish.undo && t('wish.said.nothing')}{' '}
        {wish.undo && (
          <Anchor component="button" type="button" size="sm" onClick={wish.undo}>
            {t('wish.undo')}
          </Anchor>
        )}
      </Text>
    </div>
  );
}
