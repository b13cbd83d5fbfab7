import { Alert, Text } from '@mantine/core';
import type { PairRule, PersonLine, PrecedenceRule } from '@parvis/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../api/api-error.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorState } from '../../ui/error-state.js';

const reasons = ['twice', 'veto', 'demanded', 'person-taken', 'circle', 'fixed-order', 'colleagues'] as const;

/** What the server says of a rule that it refuses as a contradiction. */
interface Details {
  reason?: string;
  /** The rule that stands already: one of a pair, or an order. */
  rule?: PairRule;
  precedence?: PrecedenceRule;
}

/** Why a rule was refused, beside the form, with the rule that it contradicts. */
export function Contradiction({ error }: { error: ApiError }) {
  const { t } = useTranslation('organiser');
  const { fair } = useFair();
  const format = useFormat();
  if (error.code !== 'RULE_CONTRADICTS') return <ErrorState error={error} />;
  const { reason, rule, precedence } = error.details as Details;
  const namesOf = (people: PersonLine[]) => format.list(people.map(({ name }) => name));
  const wordsOf = ({ kind, a, b, others, startsAt }: PairRule) => {
    const words = { kind: t(`planning.pairs.kind.${kind}`), people: namesOf([a, b, ...others]) };
    if (!startsAt) return t('planning.contradicts.rule', words);
    const when = `${format.dayOf(startsAt, fair.timeZone)}, ${format.time(startsAt, fair.timeZone)}`;
    return t('planning.contradicts.ruleAt', { ...words, when });
  };
  const standing = rule
    ? wordsOf(rule)
    : precedence &&
      t('planning.contradicts.precedence', {
        first: namesOf([precedence.first.a, precedence.first.b]),
        next: namesOf([precedence.next.a, precedence.next.b]),
      });
  return (
    <Alert
      color="red"
      variant="outline"
      bg="white"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('planning.contradicts.title')}
    >
      <Text>{t(`planning.contradicts.reason.${reasons.find((one) => one === reason) ?? 'other'}`)}</Text>
      {standing && (
        <Text size="sm" mt={4}>
          {t('planning.contradicts.other')} <strong>{standing}</strong>
        </Text>
      )}
    </Alert>
  );
}
