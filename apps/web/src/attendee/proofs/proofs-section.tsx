import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { listProofs } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { StandingBadge } from './standing-badge.js';

/** Certificates and references on a booth's page, and what each is worth; nothing where there are none, except for the team. */
export function ProofsSection({ boothId }: { boothId: string }) {
  const { t } = useTranslation('proofs');
  const { fairId } = useFair();
  const { data } = useEndpoint(listProofs, { params: { fairId, boothId } });
  if (!data || (data.items.length + data.stated.length === 0 && !data.isTeam)) return null;
  const { items, stated, isTeam } = data;
  return (
    <Panel
      title={t('title')}
      actions={
        (isTeam || items.length > 0) && (
          <Anchor component={Link} to={`/fairs/${fairId}/hall/${boothId}/proofs`} size="sm">
            {t(isTeam ? 'manage' : 'details')}
          </Anchor>
        )
      }
    >
      {items.length + stated.length === 0 && <Text c="dimmed">{t('noneTeam')}</Text>}
      {items.length > 0 && (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {items.map(({ id, name, issuer, standing }) => (
            <li key={id}>
              <Group gap="xs">
                <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {name}
                </Text>
                <StandingBadge standing={standing} />
              </Group>
              <Text size="sm" c="dimmed">
                {t('by', { issuer })}
              </Text>
            </li>
          ))}
        </Stack>
      )}
      {stated.length > 0 && (
        <div>
          <Group gap={6}>
            {stated.map((name) => (
              <Badge key={name} variant="outline" color="gray.7" size="lg" tt="none">
                {name}
              </Badge>
            ))}
          </Group>
          <Text size="xs" c="dimmed" mt={4}>
            {t('statedOnly')}
          </Text>
        </div>
      )}
    </Panel>
  );
}
