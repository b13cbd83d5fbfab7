import { type BusinessTerms, CompanySize, DealSize, Exclusivity, Stage } from '@parvis/contracts';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import { CertificatesField } from './certificates-field.js';
import { ChipField, ChipsField } from './chips-field.js';
import { errorWithin } from './profile-form.js';
import { sentenceCase } from './sentence-case.js';
import type { ProfileForm } from './use-profile-form.js';

/** On what terms the person does business. Nobody else gets to see it. */
export function TermsSection({ form }: { form: ProfileForm['form'] }) {
  const { t } = useTranslation('attendee');
  const { terms } = form.getValues();
  const change = (part: Partial<BusinessTerms>) => form.setFieldValue('terms', { ...terms, ...part });
  const errorOf = (field: keyof BusinessTerms) => errorWithin(form.errors, `terms.${field}`);
  return (
    <Panel
      title={t('profile.terms.title')}
      lead={
        <>
          <IconLock size={15} style={{ verticalAlign: '-2px' }} aria-hidden /> {t('profile.terms.lead')}
        </>
      }
    >
      <ChipsField
        label={t('profile.terms.dealSizes')}
        description={t('profile.terms.dealSizesHint')}
        options={DealSize.options}
        wordsOf={(size) => t(`business.dealSize.${size}`)}
        value={terms.dealSizes}
        onChange={(dealSizes) => change({ dealSizes })}
        error={errorOf('dealSizes')}
      />
      <CertificatesField
        certificates={terms.requires}
        isStrict={terms.requiresStrictly}
        onCertificates={(requires) => change({ requires })}
        onStrict={(requiresStrictly) => change({ requiresStrictly })}
        error={errorOf('requires')}
      />
      <ChipField
        label={t('profile.terms.exclusivity')}
        options={Exclusivity.options}
        wordsOf={(one) => t(`business.exclusivity.${one}`)}
        noneLabel={t('profile.terms.noExclusivity')}
        value={terms.exclusivity}
        onChange={(exclusivity) => change({ exclusivity })}
        error={errorOf('exclusivity')}
      />
      <ChipsField
        label={t('profile.terms.seeksSizes')}
        description={t('profile.terms.anyHint')}
        options={CompanySize.options}
        wordsOf={(size) => t(`business.companySize.${size}`)}
        value={terms.seeksSizes}
        onChange={(seeksSizes) => change({ seeksSizes })}
        error={errorOf('seeksSizes')}
      />
      <ChipsField
        label={t('profile.terms.seeksStages')}
        description={t('profile.terms.anyHint')}
        options={Stage.options}
        wordsOf={(stage) => sentenceCase(t(`business.stage.${stage}`))}
        value={terms.seeksStages}
        onChange={(seeksStages) => change({ seeksStages })}
        error={errorOf('seeksStages')}
      />
    </Panel>
  );
}
