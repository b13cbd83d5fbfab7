import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { RoomStatus } from '@parvis/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './call.module.css';
import { tellFailure } from './tell-failure.js';

interface WaitingListProps {
  title: string;
  people: RoomStatus['waiting'];
  /** `admit`: into the room. `invite`: a viewer, to speak. */
  kind: 'admit' | 'invite';
  /** False: nobody is sent away from here. */
  canRefuse?: boolean;
  answers(participantId: string, isYes: boolean): Promise<void>;
}

/** People who ask for something, each with a yes and a no. */
export function WaitingList({ title, people, kind, canRefuse = true, answers }: WaitingListProps) {
  const { t } = useTranslation('room');
  const id = useId();
  if (people.length === 0) return null;
  return (
    <section className={classes.waiting} aria-labelledby={id}>
      <Title order={2} size="h5" id={id} mb="sm">
        {title}
      </Title>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {people.map(({ participantId, displayName, companyName }) => (
          <li key={participantId} data-waiting={participantId}>
            <Text size="sm" fw={600}>
              {displayName}
            </Text>
            {companyName && <Text size="sm">{companyName}</Text>}
            <Group gap="xs" mt={4}>
              <Button
                size="xs"
                aria-label={t(`call.${kind}Of`, { name: displayName })}
                onClick={() => tellFailure(answers(participantId, true))}
              >
                {t(`call.${kind}`)}
              </Button>
              {canRefuse && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('call.refuseOf', { name: displayName })}
                  onClick={() => tellFailure(answers(participantId, false))}
                >
                  {t('call.refuse')}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </Stack>
    </section>
  );
}
