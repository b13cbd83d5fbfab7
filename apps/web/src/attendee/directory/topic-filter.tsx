import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTopics } from '../topics/use-topics.js';

/** Narrows a list to people who look for or offer one of some topics. */
export function TopicFilter({ value, onChange }: { value: string[]; onChange: (ids: string[]) => void }) {
  const { t } = useTranslation(['attendee', 'common']);
  const { groups, nameOf, isLoaded } = useTopics();
  // Topics that were renamed away stay in the address but not in the list.
  const known = isLoaded ? value.filter((id) => nameOf(id) !== undefined) : [];
  return (
    <MultiSelect
      label={t('directory.topic')}
      placeholder={known.length === 0 ? t('directory.anyTopic') : undefined}
      searchable
      clearable
      maxValues={20}
      nothingFoundMessage={t('common:picker.none')}
      data={groups.map((group) => ({
        group: group.name,
        items: [{ id: group.id, name: t('topics.whole', { name: group.name }) }, ...group.topics].map(
          ({ id, name }) => ({
            value: id,
            label: name,
          }),
        ),
      }))}
      value={known}
      onChange={onChange}
    />
  );
}
