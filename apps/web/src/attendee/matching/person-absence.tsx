import { Stack, Text } from '@mantine/core';
import { getAbsence, type ParticipantCard } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { QueryView } from '../../ui/query-view.js';
import { isWorthAsking } from './absence.rules.js';
import { AbsenceAnswer } from './absence-answer.js';
import { useWishWindow } from './use-wish-window.js';
import { WishButtons } from './wish-buttons.js';

/** Why one person is, or is not, in the viewer's list, and the wish that can be said all the same. */
export function PersonAbsence({ person }: { person: ParticipantCard }) {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const { isOpen } = useWishWindow();
  const query = useEndpoint(getAbsence, { params: { fairId, participantId: person.id } }, { staleTime: 0 });
  return (
    <QueryView query={query}>
      {(absence) => (
        <Stack gap="md">
          <AbsenceAnswer absence={absence} />
          {isOpen && isWorthAsking(absence) && (
            <Stack gap="xs">
              <Text size="sm">{t('absence.askAnyway')}</Text>
              <WishButtons
                person={person}
                colleagueAsked={absence.code === 'colleague-asked' ? absence.instead?.name : undefined}
              />
            </Stack>
          )}
        </Stack>
      )}
    </QueryView>
  );
}
