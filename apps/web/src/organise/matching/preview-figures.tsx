import { Table, VisuallyHidden } from '@mantine/core';
import type { ListFigures, MatchPreview } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import classes from './matching.module.css';

/** Four figures over all lists, as they are and as they would be; better and worse are told by colour and arrow. */
export function PreviewFigures({ preview, isDirty }: { preview: MatchPreview; isDirty: boolean }) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const rows: { key: string; label: string; of: (figures: ListFigures) => number; isShare: boolean; more: 1 | -1 }[] = [
    { key: 'unseen', label: t('matching.preview.unseen'), of: ({ unseen }) => unseen, isShare: false, more: -1 },
    { key: 'busiest', label: t('matching.preview.busiest'), of: ({ busiest }) => busiest, isShare: false, more: -1 },
    { key: 'evenness', label: t('matching.preview.evenness'), of: ({ gini }) => 1 - gini, isShare: true, more: 1 },
    { key: 'meanScore', label: t('matching.preview.meanScore'), of: (all) => all.meanScore, isShare: true, more: 1 },
  ];
  return (
    <Table className={classes.figures} withRowBorders aria-label={t('matching.preview.title')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('matching.preview.figure')}</Table.Th>
          <Table.Th>{t('matching.preview.now')}</Table.Th>
          {isDirty && <Table.Th>{t('matching.preview.then')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ key, label, of, isShare, more }) => {
          const words = (figures: ListFigures) => (isShare ? format.percent(of(figures)) : format.number(of(figures)));
          const [before, after] = [words(preview.before), words(preview.after)];
          const isBetter = Math.sign(of(preview.after) - of(preview.before)) === more;
          const change = before === after ? undefined : isBetter ? 'better' : 'worse';
          return (
            <Table.Tr key={key}>
              <Table.Th scope="row">{label}</Table.Th>
              <Table.Td>{before}</Table.Td>
              {isDirty && (
                <Table.Td data-change={change}>
                  {after}
                  {change && <VisuallyHidden> {t(`matching.preview.${change}`)}</VisuallyHidden>}
                </Table.Td>
              )}
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
