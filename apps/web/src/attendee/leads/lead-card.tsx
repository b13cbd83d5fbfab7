import { Anchor, Badge, Group, Paper, Text } from '@mantine/core';
import type { LeadLine } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { fullName } from '../people/full-name.js';
import { PersonPhoto } from '../people/person-photo.js';
import { TemperatureBadge } from './temperature-badge.js';

/** One lead in the list: who, how they came, what is next. */
export function LeadCard({ lead }: { lead: LeadLine }) {
  const { t } = useTranslation('leads');
  const { fairId, fair } = useFair();
  const format = useFormat();
  const { person, grade, temperature, companyLeads } = lead;
  return (
    <Paper component="li" withBorder p="sm">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <PersonPhoto person={person} />
        <div style={{ minWidth: 0, flex: 1 }}>
          <Group justify="space-between" gap="xs">
            <Anchor component={Link} to={`/fairs/${fairId}/leads/${lead.id}`} fw={600}>
              {fullName(person)}
            </Anchor>
            <Group gap={6}>
              {temperature && <TemperatureBadge temperature={temperature} />}
              {grade && (
                <Badge variant="outline" color="petrol.8">
                  {t('gradeOf', { grade })}
                </Badge>
              )}
            </Group>
          </Group>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {[person.jobTitle, person.companyName].filter(Boolean).join(' · ')}
            {companyLeads > 1 && person.companyId && (
              <>
                {' · '}
                <Anchor component={Link} to={`?companyId=${person.companyId}`} inherit underline="always">
                  {t('companyLeads', { count: companyLeads })}
                </Anchor>
              </>
            )}
          </Text>
          <Text size="sm">
            {lead.sources.map((source) => t(`source.${source}`)).join(', ')} ·{' '}
            {format.moment(lead.lastAt, fair.timeZone)}
          </Text>
          {lead.nextStep && (
            <Text size="sm" td={lead.nextDoneAt ? 'line-through' : undefined}>
              {lead.nextOn
                ? t('nextOn', { step: lead.nextStep, day: format.day(lead.nextOn) })
                : t('nextIs', { step: lead.nextStep })}
            </Text>
          )}
          {(lead.tags.length > 0 || lead.assignedTo) && (
            <Group gap={6} mt={4}>
              {lead.tags.map((tag) => (
                <Badge key={tag} variant="outline" color="gray.7" tt="none">
                  {tag}
                </Badge>
              ))}
              {lead.assignedTo && (
                <Text size="xs" c="dimmed">
                  {t('assignedTo', { name: lead.assignedTo.name })}
                </Text>
              )}
            </Group>
          )}
        </div>
      </Group>
    </Paper>
  );
}
