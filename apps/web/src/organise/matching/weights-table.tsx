import { Stack, Text } from '@mantine/core';
import type { MatchSettingsView } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import type english from '../../i18n/en/organiser.json';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, DataTable } from '../../ui/data-table.js';

type Term = MatchSettingsView['terms'][number];
type TermName = keyof (typeof english)['matching']['term'];

/** The weight of each term: as given, as learnt, as it counts. */
export function WeightsTable({ terms }: { terms: Term[] }) {
  const { t, i18n } = useTranslation('organiser');
  const format = useFormat();
  // A term that is newer than this page is shown by its code.
  const nameOf = ({ term }: Term) =>
    i18n.exists(`matching.term.${term}`, { ns: 'organiser' }) ? t(`matching.term.${term as TermName}`) : term;
  const number = (key: 'prior' | 'fitted' | 'effective'): Column<Term> => ({
    key,
    header: t(`matching.weights.${key}`),
    label: t(`matching.weights.${key}`),
    align: 'right',
    render: (term) => {
      const weight = term[key];
      return (
        <Text size="sm" fw={key === 'effective' ? 600 : undefined}>
          {weight === null ? '–' : format.decimal(weight)}
        </Text>
      );
    },
  });
  const columns: Column<Term>[] = [
    { key: 'term', header: t('matching.weights.term'), render: (term) => <Text size="sm">{nameOf(term)}</Text> },
    {
      key: 'pillar',
      header: t('matching.weights.pillar'),
      label: t('matching.weights.pillar'),
      render: ({ pillar }) => <Text size="sm">{t(`matching.pillar.${pillar}.name`)}</Text>,
    },
    number('prior'),
    number('fitted'),
    number('effective'),
  ];
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('matching.weights.lead')}
      </Text>
      <DataTable caption={t('matching.weights.caption')} columns={columns} rows={terms} keyOf={({ term }) => term} />
    </Stack>
  );
}
