import { Button, Group, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { OwnProfile } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { LeaveGuard } from '../../ui/leave-guard.js';
import { MeetSection } from './meet-section.js';
import { PersonSection } from './person-section.js';
import classes from './profile-editor.module.css';
import { type ProfileStep, profileSteps, stepOfField, stepOfGap } from './profile-form.js';
import { ProfileProgress } from './profile-progress.js';
import { PurposeSection } from './purpose-section.js';
import { SaveBar } from './save-bar.js';
import { TermsSection } from './terms-section.js';
import { TimesSection } from './times-section.js';
import { TopicsSection } from './topics-section.js';
import { type ProfileForm, type SaveOptions, useProfileForm } from './use-profile-form.js';

/** The profile in sections: all on one page where there is room, one after the other on a phone. */
export function ProfileEditor({ profile }: { profile: OwnProfile }) {
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const editor = useProfileForm(profile);
  const firstGap = profile.gaps[0];
  const [step, setStep] = useState<ProfileStep>(firstGap ? stepOfGap[firstGap] : 'person');
  const goTo = (next: ProfileStep) => {
    setStep(next);
    // The section is there only after this render on a phone.
    requestAnimationFrame(() => document.getElementById(`step-${next}`)?.scrollIntoView({ block: 'start' }));
  };
  const shown = isPhone ? [step] : profileSteps;
  const save = async (options?: SaveOptions) => {
    const { isSaved, refused } = await editor.save(options);
    if (refused) goTo(stepOfField(refused));
    return isSaved;
  };

  return (
    <Stack gap="lg">
      <ProfileProgress profile={profile} onStep={goTo} />
      {isPhone && <StepMarks step={step} profile={profile} onStep={goTo} />}
      {shown.map((one) => (
        <div key={one} id={`step-${one}`} style={{ scrollMarginTop: '5rem' }}>
          <Section
            step={one}
            editor={editor}
            profile={profile}
            onConfirmTimes={() => void save({ confirmsTimes: true })}
            isSteps={isPhone}
          />
        </div>
      ))}
      {isPhone ? (
        <StepButtons step={step} editor={editor} save={save} onStep={goTo} />
      ) : (
        editor.isDirty && <SaveBar isSaving={editor.isSaving} onSave={() => void save()} onDiscard={editor.discard} />
      )}
      <LeaveGuard isDirty={editor.isDirty && !editor.isSaving} />
    </Stack>
  );
}

interface SectionProps {
  step: ProfileStep;
  editor: ProfileForm;
  profile: OwnProfile;
  onConfirmTimes: () => void;
  isSteps: boolean;
}

function Section({ step, editor, profile, onConfirmTimes, isSteps }: SectionProps) {
  const { form } = editor;
  if (step === 'person') return <PersonSection form={form} profile={profile} onProfile={editor.keep} />;
  if (step === 'purpose') return <PurposeSection form={form} kind={profile.kind} />;
  if (step === 'terms') return <TermsSection form={form} />;
  if (step === 'meet') return <MeetSection form={form} />;
  if (step === 'times') {
    const isUnchecked = profile.gaps.includes('availability');
    return (
      <TimesSection
        form={form}
        isBusy={editor.isSaving}
        // On a phone the button to the next step confirms.
        onConfirm={isUnchecked && !isSteps ? onConfirmTimes : undefined}
      />
    );
  }
  return <TopicsSection form={form} side={step} />;
}

interface StepMarksProps {
  step: ProfileStep;
  profile: OwnProfile;
  onStep: (step: ProfileStep) => void;
}

function StepMarks({ step, profile, onStep }: StepMarksProps) {
  const { t } = useTranslation('attendee');
  const open = new Set(profile.gaps.map((gap) => stepOfGap[gap]));
  return (
    <div>
      <ol className={classes.steps}>
        {profileSteps.map((one) => (
          <li key={one}>
            <button
              type="button"
              className={classes.step}
              data-done={!open.has(one) || undefined}
              aria-current={one === step ? 'step' : undefined}
              aria-label={t(`profile.${one}.title`)}
              onClick={() => onStep(one)}
            />
          </li>
        ))}
      </ol>
      <Text size="sm" c="dimmed" role="status">
        {t('profile.step', { step: profileSteps.indexOf(step) + 1, all: profileSteps.length })}
      </Text>
    </div>
  );
}

interface StepButtonsProps {
  step: ProfileStep;
  editor: ProfileForm;
  save: (options?: SaveOptions) => Promise<boolean>;
  onStep: (step: ProfileStep) => void;
}

function StepButtons({ step, editor, save, onStep }: StepButtonsProps) {
  const { t } = useTranslation(['attendee', 'common']);
  const { fairId } = useFair();
  const navigate = useNavigate();
  const at = profileSteps.indexOf(step);
  const before = profileSteps[at - 1];
  const after = profileSteps[at + 1];
  const goOn = async () => {
    if (!(await save({ confirmsTimes: step === 'times', isQuiet: true }))) return;
    if (after) onStep(after);
    else void navigate(`/fairs/${fairId}/matches`);
  };
  return (
    <Group wrap="nowrap" gap="sm" className={classes.bar}>
      <Button
        variant="default"
        px="sm"
        style={{ flex: 'none' }}
        disabled={!before || editor.isSaving}
        onClick={() => before && onStep(before)}
      >
        {t('common:action.back')}
      </Button>
      <Button px="sm" style={{ flex: 1 }} loading={editor.isSaving} onClick={() => void goOn()}>
        {after ? (editor.isDirty ? t('profile.saveNext') : t('profile.next')) : t('profile.finish')}
      </Button>
    </Group>
  );
}
