import type { PlannedMeeting } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';

type Place = Pick<PlannedMeeting, 'place' | 'tableNumber' | 'boothCompanyName'> & { hasVideo?: boolean };

/** Where a planned meeting takes place, in words. */
export function usePlaceWords() {
  const { t } = useTranslation('organiser');
  return ({ place, tableNumber, boothCompanyName, hasVideo }: Place) => {
    if (place === 'video') return t('timetable.place.video');
    const there =
      place === 'booth'
        ? t('timetable.place.booth', { company: boothCompanyName ?? '–' })
        : t('timetable.place.table', { number: tableNumber ?? '–' });
    return hasVideo ? t('timetable.place.withVideo', { place: there }) : there;
  };
}
