import { Button, Fieldset, Group, SimpleGrid, Text } from '@mantine/core';
import { listPersonLimits, type PersonLimit, setPersonLimit } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { PersonPicker } from '../people/person-picker.js';
import { LimitInput } from './limit-input.js';

interface LimitFormProps {
  /** The limits that are changed; null for those of somebody who has none yet. */
  edited: PersonLimit | null;
  onDone: () => void;
}

/** Sets the minimum and maximum of one person. */
export function LimitForm({ edited, onDone }: LimitFormProps) {
  const { t } = useTranslation(['organiser', 'common']);
  const { fairId } = useFair();
  const [person, setPerson] = useState(edited?.person ?? null);
  const [min, setMin] = useState(edited?.min ?? null);
  const [max, setMax] = useState(edited?.max ?? null);
  const clear = () => {
    setPerson(null);
    setMin(null);
    setMax(null);
    onDone();
  };
  const save = useAction(setPersonLimit, {
    invalidates: [listPersonLimits],
    onSuccess: () => {
      toastSuccess(t('planning.limits.saved'));
      clear();
    },
    onError: toastError,
  });
  const isWrong = min !== null && max !== null && min > max;
  const isEmpty = min === null && max === null;
  return (
    <Panel title={t('planning.limits.title')} lead={t('planning.limits.lead')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (person && !isWrong && !isEmpty)
            save.mutate({ params: { fairId, participantId: person.id }, body: { min, max } });
        }}
      >
        <Fieldset variant="unstyled" disabled={save.isPending}>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <PersonPicker
              label={t('planning.limits.person')}
              value={person}
              onChange={setPerson}
              disabled={edited !== null}
            />
            <LimitInput
              label={t('planning.limits.min')}
              placeholder={t('planning.limits.asEverybody')}
              min={0}
              max={100}
              value={min}
              onChange={setMin}
              error={isWrong && t('planning.limits.minAboveMax')}
            />
            <LimitInput
              label={t('planning.limits.max')}
              placeholder={t('planning.limits.asEverybody')}
              min={0}
              max={500}
              value={max}
              onChange={setMax}
            />
          </SimpleGrid>
          <Group justify="flex-end" mt="md">
            {person && isEmpty && (
              <Text size="sm" c="dimmed">
                {t('planning.limits.nothing')}
              </Text>
            )}
            {edited && (
              <Button variant="default" onClick={clear}>
                {t('common:action.cancel')}
              </Button>
            )}
            <Button type="submit" loading={save.isPending} disabled={!person || isWrong || isEmpty}>
              {t('planning.limits.set')}
            </Button>
          </Group>
        </Fieldset>
      </form>
    </Panel>
  );
}
