import { Intent, type OwnProfile, Stage } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import { ChipField, ChipsField } from './chips-field.js';
import { errorWithin } from './profile-form.js';
import { sentenceCase } from './sentence-case.js';
import type { ProfileForm } from './use-profile-form.js';

/** What the person came for, and how far their offer has come. */
export function PurposeSection({ form, kind }: { form: ProfileForm['form']; kind: OwnProfile['kind'] }) {
  const { t } = useTranslation('attendee');
  const { intents, stage } = form.getValues();
  return (
    <Panel title={t('profile.purpose.title')} lead={t('profile.purpose.lead')}>
      <ChipsField
        label={t('profile.purpose.intents')}
        description={t(`profile.purpose.usual.${kind}`)}
        options={Intent.options}
        wordsOf={(intent) => t(`business.intent.${intent}`)}
        value={intents}
        onChange={(next) => form.setFieldValue('intents', next)}
        error={errorWithin(form.errors, 'intents')}
      />
      <ChipField
        label={t('profile.purpose.stage')}
        options={Stage.options}
        wordsOf={(one) => sentenceCase(t(`business.stage.${one}`))}
        noneLabel={t('profile.purpose.noStage')}
        value={stage}
        onChange={(next) => form.setFieldValue('stage', next)}
        error={errorWithin(form.errors, 'stage')}
      />
    </Panel>
  );
}
