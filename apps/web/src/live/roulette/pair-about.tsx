import { Badge, Group, Stack, Text } from '@mantine/core';
import type { RoulettePair } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { PersonLine } from '../../attendee/people/person-line.js';
import { useTopics } from '../../attendee/topics/use-topics.js';

/** Who the other is, and what one has in common. */
export function PairAbout({ pair }: { pair: RoulettePair }) {
  const { t } = useTranslation('live');
  const { nameOf } = useTopics();
  const shared = pair.sharedTopicIds.flatMap((id) => nameOf(id) ?? []);
  const { partner } = pair;
  return (
    <Stack gap="md">
      <PersonLine person={partner} photoSize={64} isLinked={false} />
      {shared.length > 0 && (
        <div>
          <Text size="sm" fw={600} mb={4}>
            {t('roulette.inCommon')}
          </Text>
          <Group gap={6}>
            {shared.map((name) => (
              <Badge key={name} variant="outline" color="petrol.8">
                {name}
              </Badge>
            ))}
          </Group>
        </div>
      )}
      {partner.needText && (
        <div>
          <Text size="sm" fw={600}>
            {t('roulette.looksFor')}
          </Text>
          <Text size="sm">{partner.needText}</Text>
        </div>
      )}
      {partner.offerText && (
        <div>
          <Text size="sm" fw={600}>
            {t('roulette.offers')}
          </Text>
          <Text size="sm">{partner.offerText}</Text>
        </div>
      )}
    </Stack>
  );
}
