import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import { TopicPicker } from '../topics/topic-picker.js';
import type { ProfileForm } from './use-profile-form.js';

const fields = { seek: ['needs', 'needText'], offer: ['offers', 'offerText'] } as const;

/** What the person looks for, or offers: topics of the fair, and own words. */
export function TopicsSection({ form, side }: { form: ProfileForm['form']; side: 'seek' | 'offer' }) {
  const { t } = useTranslation('attendee');
  const [topics, text] = fields[side];
  return (
    <Panel title={t(`profile.${side}.title`)} lead={t(`profile.${side}.lead`)}>
      <TopicPicker
        label={t(`profile.${side}.topics`)}
        value={form.getValues()[topics]}
        onChange={(ids) => form.setFieldValue(topics, ids)}
      />
      <Textarea
        label={t(`profile.${side}.words`)}
        description={t('profile.wordsHint')}
        placeholder={t(`profile.${side}.example`)}
        autosize
        minRows={3}
        maxLength={1000}
        {...form.getInputProps(text)}
      />
    </Panel>
  );
}
