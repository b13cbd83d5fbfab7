import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { Fair } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../i18n/use-format.js';
import { FairStatusBadge } from '../ui/fair-status-badge.js';
import classes from './fair-card.module.css';

/** One fair with dates, kind and the caller's part in it. */
export function FairCard({ fair }: { fair: Fair }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Paper component="article" withBorder p="lg" className={classes.card}>
      <Stack gap="xs" h="100%">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={2} size="h4">
            <Anchor component={Link} to={`/fairs/${fair.id}`} inherit className={classes.link}>
              {fair.name}
            </Anchor>
          </Title>
          <FairStatusBadge status={fair.status} />
        </Group>
        <Text>{format.days(fair.startsOn, fair.endsOn)}</Text>
        <Text size="sm" c="dimmed">
          {t(`mode.${fair.mode}`)} · {format.zone(fair.timeZone, new Date(`${fair.startsOn}T12:00:00Z`))}
        </Text>
        <Group gap={6} mt="auto" pt="xs">
          {fair.roles.map((role) => (
            <Badge key={role} color="petrol" variant="outline">
              {t(`home.role.${role}`)}
            </Badge>
          ))}
        </Group>
      </Stack>
    </Paper>
  );
}
