import { Badge, Button, Checkbox, Group, Text } from '@mantine/core';
import { changePartnershipStep, type PartnershipSpace, type PartnershipStep } from '@parvis/contracts';
import { IconFlag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';
import classes from './partnerships.module.css';
import { mayWork, usePartnershipAction } from './use-partnership.js';

interface StepItemProps {
  space: PartnershipSpace;
  step: PartnershipStep;
  onEdit: () => void;
}

/** One milestone or task, ticked off in place. */
export function StepItem({ space, step, onEdit }: StepItemProps) {
  const { t } = useTranslation(['partnerships', 'common']);
  const format = useFormat();
  const change = usePartnershipAction(changePartnershipStep);
  const { id: stepId, ...body } = step;
  const who = space.members.find(({ id }) => id === step.whoId);
  const isLate = !step.isDone && step.dueOn !== null && step.dueOn < new Date().toISOString().slice(0, 10);
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start">
      <Checkbox
        mt={2}
        aria-label={t('steps.isDone', { title: step.title })}
        checked={change.isPending ? change.variables.body.isDone : step.isDone}
        disabled={!mayWork(space) || change.isPending}
        onChange={(event) =>
          change.mutate({
            params: { partnershipId: space.id, stepId },
            body: { ...body, isDone: event.currentTarget.checked },
          })
        }
      />
      <div style={{ minWidth: 0, flex: 1 }}>
        <Text className={step.isDone ? `${classes.words} ${classes.done}` : classes.words}>{step.title}</Text>
        <Group gap="xs">
          {step.kind === 'milestone' && (
            <Badge variant="outline" color="petrol.8" size="sm" leftSection={<IconFlag size={10} aria-hidden />}>
              {t('steps.kind.milestone')}
            </Badge>
          )}
          {step.dueOn && (
            <Text size="sm" c={isLate ? 'red.9' : 'dimmed'} fw={isLate ? 600 : undefined}>
              {t(isLate ? 'steps.late' : 'steps.due', { day: format.day(step.dueOn) })}
            </Text>
          )}
          {who && (
            <Text size="sm" c="dimmed">
              {who.name}
            </Text>
          )}
        </Group>
      </div>
      {mayWork(space) && (
        <Button variant="subtle" size="compact-sm" aria-label={t('steps.edit', { title: step.title })} onClick={onEdit}>
          {t('common:action.edit')}
        </Button>
      )}
    </Group>
  );
}
