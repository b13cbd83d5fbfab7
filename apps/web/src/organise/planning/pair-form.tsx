import { Button, Fieldset, Group, Input, SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import { addPairRule, listPairRules, type PairRule, type PersonLine } from '@parvis/contracts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { toastSuccess } from '../../ui/toast.js';
import { PersonPicker } from '../people/person-picker.js';
import { Contradiction } from './contradiction.js';
import { OthersField } from './others-field.js';
import { SlotSelect } from './slot-select.js';

const kinds = ['must', 'veto', 'fixed'] as const;
const nobody = { a: null, b: null, others: [], startsAt: null };

interface Draft {
  a: PersonLine | null;
  b: PersonLine | null;
  others: PersonLine[];
  startsAt: string | null;
}

/** Adds a rule for two people. A contradiction is told here, with the rule that stands already. */
export function PairForm() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const labelId = useId();
  const [kind, setKind] = useState<PairRule['kind']>('must');
  const [draft, setDraft] = useState<Draft>(nobody);
  const add = useAction(addPairRule, {
    invalidates: [listPairRules],
    onSuccess: () => {
      setDraft(nobody);
      toastSuccess(t('planning.pairs.added'));
    },
  });
  const set = (change: Partial<Draft>) => {
    add.reset();
    setDraft({ ...draft, ...change });
  };
  const { a, b } = draft;
  const others = kind === 'veto' ? [] : draft.others;
  const startsAt = kind === 'fixed' ? draft.startsAt : null;
  const isComplete = a !== null && b !== null && (kind !== 'fixed' || startsAt !== null);
  return (
    <Panel title={t('planning.pairs.title')} lead={t('planning.pairs.lead')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!a || !b || !isComplete) return;
          const otherIds = others.map(({ id }) => id);
          add.mutate({ params: { fairId }, body: { kind, aId: a.id, bId: b.id, otherIds, startsAt } });
        }}
      >
        <Fieldset variant="unstyled" disabled={add.isPending}>
          <Stack>
            <Input.Wrapper label={t('planning.pairs.kindLabel')} labelElement="div" labelProps={{ id: labelId }}>
              <div>
                <SegmentedControl
                  aria-labelledby={labelId}
                  value={kind}
                  onChange={(value) => {
                    add.reset();
                    setKind(kinds.find((one) => one === value) ?? 'must');
                  }}
                  data={kinds.map((value) => ({ value, label: t(`planning.pairs.kind.${value}`) }))}
                />
              </div>
            </Input.Wrapper>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <PersonPicker
                label={t('planning.pairs.a')}
                value={a}
                without={[b, ...others]}
                onChange={(person) => set({ a: person })}
              />
              <PersonPicker
                label={t('planning.pairs.b')}
                value={b}
                without={[a, ...others]}
                onChange={(person) => set({ b: person })}
              />
              {kind !== 'veto' && (
                <OthersField without={[a, b]} value={others} onChange={(people) => set({ others: people })} />
              )}
              {kind === 'fixed' && (
                <SlotSelect
                  label={t('planning.pairs.slot')}
                  value={startsAt}
                  onChange={(instant) => set({ startsAt: instant })}
                />
              )}
            </SimpleGrid>
            {add.error && <Contradiction error={add.error} />}
            <Group justify="flex-end">
              <Button type="submit" loading={add.isPending} disabled={!isComplete}>
                {t('planning.pairs.add')}
              </Button>
            </Group>
          </Stack>
        </Fieldset>
      </form>
    </Panel>
  );
}
