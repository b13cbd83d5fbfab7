import { Anchor, Stack, Text } from '@mantine/core';
import { getBoothAbsence } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { QueryView } from '../../ui/query-view.js';
import { AbsenceAnswer } from './absence-answer.js';

/** Why the people of a booth are, or are not, in the viewer's list; those nearest to it come first. */
export function BoothAbsence({ boothId }: { boothId: string }) {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const query = useEndpoint(getBoothAbsence, { params: { fairId, boothId } }, { staleTime: 0 });
  return (
    <QueryView query={query}>
      {(absences) =>
        absences.length === 0 ? (
          <Text>{t('booth.noTeam')}</Text>
        ) : (
          <Stack gap="lg">
            {absences.map((absence) => (
              <section key={absence.person.id}>
                <Text fw={600}>
                  <Anchor component={Link} to={`/fairs/${fairId}/people/${absence.person.id}`} inherit>
                    {absence.person.name}
                  </Anchor>
                </Text>
                <AbsenceAnswer absence={absence} />
              </section>
            ))}
          </Stack>
        )
      }
    </QueryView>
  );
}
