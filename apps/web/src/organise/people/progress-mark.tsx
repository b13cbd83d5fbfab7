import { Text } from '@mantine/core';
import type { ParticipantRow } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import classes from './progress-mark.module.css';

/** How far a person has got: three steps as marks, the last one in words with its day. */
export function ProgressMark({ person }: { person: ParticipantRow }) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const steps = [person.invitedAt, person.signedInAt, person.completedAt];
  const [stage, at] = person.completedAt
    ? (['completed', person.completedAt] as const)
    : person.signedInAt
      ? (['signedIn', person.signedInAt] as const)
      : person.invitedAt
        ? (['invited', person.invitedAt] as const)
        : (['none', null] as const);
  return (
    <div>
      <span className={classes.marks} aria-hidden>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps are always the same three
          <span key={index} className={classes.mark} data-done={step !== null || undefined} />
        ))}
      </span>
      <Text size="sm" span>
        {t(`people.stage.${stage}`)}
      </Text>
      {at && (
        <Text size="xs" c="dimmed">
          {format.relative(at)}
        </Text>
      )}
    </div>
  );
}
