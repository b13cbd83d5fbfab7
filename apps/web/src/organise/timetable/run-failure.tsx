import { Alert, Button, Group, List, Text } from '@mantine/core';
import type { TimetableRun } from '@parvis/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { failureFixes, isKnownFailure } from './run-failure.rules.js';

/** Why a run ended without a timetable, who is concerned, and where that is put right. */
export function RunFailure({ run }: { run: TimetableRun }) {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const { failure } = run;
  if (run.status === 'cancelled' || !failure) {
    return (
      <Alert color={run.status === 'failed' ? 'red' : 'gray'} variant="outline" bg="white" role="status">
        {t(run.status === 'failed' ? 'timetable.ended.failed' : 'timetable.ended.cancelled')}
      </Alert>
    );
  }
  const { code, people } = failure;
  const fixes = isKnownFailure(code) ? failureFixes[code] : [];
  return (
    <Alert
      color="red"
      variant="outline"
      bg="white"
      role="status"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('timetable.failure.title')}
    >
      <Text>
        {isKnownFailure(code) ? t(`timetable.failure.code.${code}`) : t('timetable.failure.general', { code })}
      </Text>
      {people.length > 0 && (
        <>
          <Text size="sm" mt="sm" fw={600}>
            {t('timetable.failure.people')}
          </Text>
          <List size="sm">
            {people.map(({ id, name, companyName }) => (
              <List.Item key={id}>{companyName ? `${name} · ${companyName}` : name}</List.Item>
            ))}
          </List>
        </>
      )}
      {fixes.length > 0 && (
        <Group mt="md">
          {fixes.map(({ path, label }, index) => (
            <Button
              key={label}
              component={Link}
              size="xs"
              variant={index === 0 ? 'filled' : 'default'}
              to={`/fairs/${fairId}/organise/${path}`}
            >
              {t(`timetable.failure.fix.${label}`)}
            </Button>
          ))}
        </Group>
      )}
    </Alert>
  );
}
