import { Checkbox, Input, SegmentedControl, Select, TagsInput, TextInput } from '@mantine/core';
import type { Lead, LeadDesk } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import { temperatures } from './temperature-badge.js';
import { useLeadChange } from './use-lead-change.js';

/** Grade, temperature, tags, next step and whose lead it is. Everything is saved as it is chosen. */
export function QualificationPanel({ lead, desk }: { lead: Lead; desk: LeadDesk }) {
  const { t } = useTranslation('leads');
  const { change } = useLeadChange(lead);
  const [step, setStep] = useState(lead.nextStep);
  return (
    <Panel title={t('qualify.title')}>
      <Input.Wrapper label={t('qualify.grade')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('qualify.grade')}
          value={String(lead.grade ?? '')}
          onChange={(value) => change({ grade: value === '' ? null : Number(value) })}
          data={[
            { value: '', label: t('qualify.none') },
            ...[1, 2, 3, 4, 5].map((one) => ({ value: String(one), label: String(one) })),
          ]}
        />
      </Input.Wrapper>
      <Input.Wrapper label={t('qualify.temperature')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('qualify.temperature')}
          value={lead.temperature ?? ''}
          onChange={(value) => change({ temperature: temperatures.find((one) => one === value) ?? null })}
          data={[
            { value: '', label: t('qualify.none') },
            ...temperatures.map((value) => ({ value, label: t(`temperature.${value}`) })),
          ]}
        />
      </Input.Wrapper>
      <TagsInput
        label={t('qualify.tags')}
        description={t('qualify.tagsHint')}
        data={desk.tags.map(({ tag }) => tag)}
        value={lead.tags}
        maxTags={20}
        maxLength={40}
        onChange={(tags) => change({ tags })}
      />
      <Select
        label={t('qualify.assignedTo')}
        placeholder={t('qualify.nobody')}
        clearable
        data={desk.team.map(({ id, name }) => ({ value: id, label: name }))}
        value={lead.assignedTo?.id ?? null}
        onChange={(assignedToId) => change({ assignedToId })}
      />
      <TextInput
        label={t('qualify.nextStep')}
        maxLength={300}
        value={step}
        onChange={(event) => setStep(event.currentTarget.value)}
        onBlur={() => step.trim() !== lead.nextStep && change({ nextStep: step })}
      />
      <TextInput
        type="date"
        label={t('qualify.nextOn')}
        maw={220}
        defaultValue={lead.nextOn ?? ''}
        onChange={(event) => change({ nextOn: event.currentTarget.value || null })}
      />
      {lead.nextStep && (
        <Checkbox
          label={t('qualify.isDone')}
          checked={lead.nextDoneAt !== null}
          onChange={(event) => change({ isNextDone: event.currentTarget.checked })}
        />
      )}
    </Panel>
  );
}
