import { Text } from '@mantine/core';
import type { BoothStaffing } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useMomentInZones } from '../../attendee/time/use-moment-in-zones.js';
import classes from './staffed-line.module.css';

/** How many are at a booth now, or when somebody is again. */
export function StaffedLine({ staffing }: { staffing: BoothStaffing }) {
  const { t } = useTranslation('live');
  const moment = useMomentInZones();
  const isThere = staffing.staffed > 0;
  return (
    <div>
      <Text fw={600} size="sm" role="status" className={classes.line}>
        <span className={classes.dot} data-there={isThere || undefined} aria-hidden />
        <span>{isThere ? t('stand.peopleThere', { count: staffing.staffed }) : t('stand.nobodyThere')}</span>
      </Text>
      {!isThere && !staffing.isStaff && (
        <Text size="sm" c="dimmed" mt={2}>
          {staffing.opensAt && !staffing.isOpenNow
            ? t('stand.opensAt', { moment: moment(staffing.opensAt) })
            : t('stand.callAnyway')}
        </Text>
      )}
    </div>
  );
}
