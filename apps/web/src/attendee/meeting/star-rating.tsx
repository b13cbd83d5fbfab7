import { IconStar } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './star-rating.module.css';

interface StarRatingProps {
  value: number | null;
  onChange: (value: number | null) => void;
}

/** One to five stars as radio buttons; pressing the chosen star again takes the rating back. */
export function StarRating({ value, onChange }: StarRatingProps) {
  const { t } = useTranslation('attendee');
  const name = useId();
  return (
    <fieldset className={classes.stars} aria-label={t('feedback.rating')}>
      {[1, 2, 3, 4, 5].map((star) => (
        <label key={star} className={classes.star} data-on={(value !== null && star <= value) || undefined}>
          <input
            type="radio"
            name={name}
            checked={value === star}
            aria-label={t('feedback.stars', { count: star })}
            onChange={() => onChange(star)}
            onClick={() => value === star && onChange(null)}
          />
          <IconStar size={26} stroke={1.6} aria-hidden />
        </label>
      ))}
    </fieldset>
  );
}
