import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './new-suggestions-button.module.css';

interface NewSuggestionsButtonProps {
  count: number;
  isBusy: boolean;
  onShow: () => void;
}

/** Floats over the list when there are people who are not in it yet; takes no room, so that no card moves. */
export function NewSuggestionsButton({ count, isBusy, onShow }: NewSuggestionsButtonProps) {
  const { t } = useTranslation('attendee');
  return (
    <div className={classes.place} role="status">
      {count > 0 && (
        <Button
          className={classes.button}
          radius="xl"
          leftSection={<IconArrowUp size={18} aria-hidden />}
          loading={isBusy}
          onClick={onShow}
        >
          {t('matches.fresh', { count })}
        </Button>
      )}
    </div>
  );
}
