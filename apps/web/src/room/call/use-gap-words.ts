import type { RecordingGap } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';

/** Says what is not in a recording, whose it is and why. */
export function useGapWords(): (gaps: readonly RecordingGap[], nameOf: (participantId: string) => string) => string {
  const { t } = useTranslation('room');
  const format = useFormat();
  return (gaps, nameOf) =>
    format.list(
      gaps.map(({ participantId, source, cause }) =>
        t(`call.recording.gap.${source}`, {
          name: nameOf(participantId),
          cause: t(`call.recording.cause.${cause}`),
        }),
      ),
    );
}
