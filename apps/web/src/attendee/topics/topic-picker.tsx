import { Checkbox, Pill, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/error-state.js';
import { searchGroups, type TopicGroup } from './topic-groups.js';
import classes from './topic-picker.module.css';
import { useTopics } from './use-topics.js';

interface TopicPickerProps {
  label: string;
  value: string[];
  onChange: (topicIds: string[]) => void;
  /** As many as the contract allows. */
  max?: number;
}

/** Choice of topics under their main topics, with search; what is chosen stands on top. */
export function TopicPicker({ label, value, onChange, max = 30 }: TopicPickerProps) {
  const { t } = useTranslation(['attendee', 'common']);
  const { groups, nameOf, error, refetch } = useTopics();
  const [search, setSearch] = useState('');
  const found = searchGroups(groups, search);
  const isFull = value.length >= max;
  const toggle = (id: string) => onChange(value.includes(id) ? value.filter((one) => one !== id) : [...value, id]);
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  return (
    <Stack gap="xs" component="fieldset" m={0} p={0} bd={0} miw={0} aria-label={label}>
      <Text fw={600} size="sm" component="div">
        {label}{' '}
        <Text span c="dimmed" size="sm" fw={400} role="status">
          {t('topics.chosen', { count: value.length, max })}
        </Text>
      </Text>
      {value.length > 0 && (
        <ul className={classes.chosen}>
          {value.map((id) => (
            <li key={id}>
              <Pill
                size="md"
                withRemoveButton
                removeButtonProps={{
                  'aria-label': t('topics.remove', { name: nameOf(id) ?? '' }),
                  'aria-hidden': undefined,
                  tabIndex: 0,
                }}
                onRemove={() => toggle(id)}
              >
                {nameOf(id) ?? t('topics.gone')}
              </Pill>
            </li>
          ))}
        </ul>
      )}
      <TextInput
        type="search"
        aria-label={`${label}: ${t('topics.search')}`}
        placeholder={t('topics.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={classes.groups}>
        {found.map((group) => (
          <Group
            // Opened by a search, closed again after it.
            key={`${group.id}-${search !== ''}`}
            group={group}
            isOpen={search !== '' || groups.length === 1}
            chosen={value}
            isFull={isFull}
            onToggle={toggle}
          />
        ))}
        {found.length === 0 && (
          <Text size="sm" c="dimmed" p="md" role="status">
            {t('common:picker.none')}
          </Text>
        )}
      </div>
      {isFull && <Text size="sm">{t('topics.full', { max })}</Text>}
    </Stack>
  );
}

interface GroupProps {
  group: TopicGroup;
  isOpen: boolean;
  chosen: string[];
  isFull: boolean;
  onToggle: (id: string) => void;
}

function Group({ group, isOpen, chosen, isFull, onToggle }: GroupProps) {
  const { t } = useTranslation('attendee');
  const all = [
    { id: group.id, name: group.topics.length > 0 ? t('topics.whole', { name: group.name }) : group.name },
    ...group.topics,
  ];
  const count = all.filter(({ id }) => chosen.includes(id)).length;
  return (
    <details className={classes.group} open={isOpen}>
      <summary>
        {group.name}
        {count > 0 && <span className={classes.count}>{t('topics.count', { count })}</span>}
      </summary>
      <div className={classes.topics}>
        {all.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            disabled={isFull && !chosen.includes(id)}
            onChange={() => onToggle(id)}
          />
        ))}
      </div>
    </details>
  );
}
