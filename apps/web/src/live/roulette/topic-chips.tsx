import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTopics } from '../../attendee/topics/use-topics.js';

interface TopicChipsProps {
  label: string;
  description?: string;
  /** Topics to choose among; null: all of the fair. */
  among: readonly string[] | null;
  chosen: readonly string[];
  onChange(ids: string[]): void;
}

/** Choice of some topics of the fair. */
export function TopicChips({ label, description, among, chosen, onChange }: TopicChipsProps) {
  const { t } = useTranslation('live');
  const { groups, nameOf } = useTopics();
  const all = groups.flatMap((group) => [group.id, ...group.topics.map(({ id }) => id)]);
  const data = (among ?? all).flatMap((value) => {
    const name = nameOf(value);
    return name === undefined ? [] : [{ value, label: name }];
  });
  return (
    <MultiSelect
      label={label}
      description={description}
      placeholder={chosen.length === 0 ? t('roulette.anyTopic') : undefined}
      searchable
      data={data}
      value={[...chosen]}
      maxValues={50}
      onChange={onChange}
    />
  );
}
