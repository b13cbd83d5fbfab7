import { Anchor, Badge, Text } from '@mantine/core';
import type { ParticipantCard, WishLevel } from '@parvis/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { fullName } from '../people/full-name.js';
import { useOwnProfile } from '../people/use-own-profile.js';
import { useWish } from './use-wish.js';
import { useWishWindow } from './use-wish-window.js';
import classes from './wish-buttons.module.css';
import { wishLevels } from './wish-levels.js';
import type { WishPhase } from './wish-phase.js';

interface WishButtonsProps {
  person: ParticipantCard;
  /** What is known already, while the viewer's wishes are on their way. */
  known?: WishLevel | null;
  /** Name of a colleague of the viewer who has asked to meet this person, where it is known. */
  colleagueAsked?: string | undefined;
}

/** Want, could, no: three toggles, or what was said once wishes are closed. Nothing for oneself and one's colleagues. */
export function WishButtons({ person, known, colleagueAsked }: WishButtonsProps) {
  const { t } = useTranslation('attendee');
  const { data: own } = useOwnProfile();
  const { isOpen, phase } = useWishWindow();
  const wish = useWish(person, { level: known, colleagueAsked });
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
  const said = wish.level && saidIn(t, wish.level, phase);
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
        {said ?? (wish.undo && t('wish.said.nothing'))}{' '}
        {wish.undo && (
          <Anchor component="button" type="button" size="sm" onClick={wish.undo}>
            {t('wish.undo')}
          </Anchor>
        )}
      </Text>
      <ConfirmDialog
        isOpen={wish.doubt !== null}
        title={t('match.askTooTitle')}
        confirmLabel={t('match.askToo')}
        onConfirm={() => wish.settle(true)}
        onClose={() => wish.settle(false)}
      >
        {t('match.askTooText', { colleague: wish.doubt?.colleague, name: fullName(person) })}
      </ConfirmDialog>
    </div>
  );
}

/** What an answer means now: with a timetable on the agendas a yes may bring a meeting at once. */
function saidIn(t: TFunction<'attendee'>, level: WishLevel, phase: WishPhase): string {
  return phase === 'late' && level !== 'no' ? t(`wish.late.${level}`) : t(`wish.said.${level}`);
}
