import { Group, Input, Pill, Select } from '@mantine/core';
import { languagePair } from '@parvis/contracts';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { languageCodes } from '../../ui/countries.js';
import { usePairWords } from '../../ui/use-pair-words.js';

interface PairsFieldProps {
  pairs: readonly string[];
  error: ReactNode;
  onChange: (pairs: string[]) => void;
}

/** As the contract allows. */
const mostPairs = 20;

/** Between which languages somebody interprets. */
export function PairsField({ pairs, error, onChange }: PairsFieldProps) {
  const { t } = useTranslation('venue');
  const format = useFormat();
  const locale = useLocale();
  const pairWords = usePairWords();
  const [one, setOne] = useState<string | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const data = useMemo(
    () =>
      languageCodes
        .map((value) => ({ value, label: format.language(value) }))
        .sort((a, b) => a.label.localeCompare(b.label, locale)),
    [format, locale],
  );
  // Two languages are a pair: there is no button that could be forgotten.
  const choose = (first: string | null, second: string | null) => {
    const isPair = first !== null && second !== null && first !== second;
    if (isPair) onChange([...new Set([...pairs, languagePair(first, second)])]);
    setOne(isPair ? null : first);
    setOther(isPair ? null : second);
  };
  const isFull = pairs.length >= mostPairs;
  return (
    <Input.Wrapper label={t('interpreters.pairs')} required error={error} labelElement="div">
      <Group gap="xs" my={6}>
        {pairs.map((pair) => (
          <Pill
            key={pair}
            withRemoveButton
            removeButtonProps={{
              'aria-label': t('interpreters.removePair', { pair: pairWords(pair) }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
            onRemove={() => onChange(pairs.filter((each) => each !== pair))}
          >
            {pairWords(pair)}
          </Pill>
        ))}
      </Group>
      <Group gap="xs" wrap="nowrap">
        <Select
          flex={1}
          searchable
          aria-label={t('interpreters.one')}
          placeholder={t('interpreters.one')}
          data={data}
          value={one}
          onChange={(first) => choose(first, other)}
          disabled={isFull}
        />
        <Select
          flex={1}
          searchable
          aria-label={t('interpreters.other')}
          placeholder={t('interpreters.other')}
          data={data}
          value={other}
          onChange={(second) => choose(one, second)}
          disabled={isFull}
        />
      </Group>
    </Input.Wrapper>
  );
}
