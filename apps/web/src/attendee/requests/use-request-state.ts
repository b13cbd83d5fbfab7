import type { MeetingRequest } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useMomentInZones } from '../time/use-moment-in-zones.js';
import { counterpartIn, ownPrincipalIn } from './request.rules.js';

/** In one sentence: whose answer a request waits for and until when, or what came of it. */
export function useRequestState(): (request: MeetingRequest) => string {
  const { t } = useTranslation('requests');
  const moment = useMomentInZones();
  return (request) => {
    const other = counterpartIn(request)?.firstName ?? '';
    const { status, isMyTurn, turn, side, expiresAt, meetingTime } = request;
    if (status === 'accepted' && meetingTime) return t('state.accepted', { when: moment(meetingTime.startsAt) });
    if (status !== 'pending') return t(`state.${status === 'accepted' ? 'acceptedOnly' : status}`);
    const until = moment(expiresAt);
    if (isMyTurn) return t('state.yours', { until });
    if (turn === side) return t('state.colleague', { name: ownPrincipalIn(request)?.firstName ?? '', until });
    return t('state.theirs', { name: other, until });
  };
}
