import { Anchor, Modal } from '@mantine/core';
import type { ParticipantCard } from '@parvis/contracts';
import { type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazily } from '../../ui/lazily.js';
import { PageSkeleton } from '../../ui/page-skeleton.js';
import { fullName } from '../people/full-name.js';

const PersonAbsence = lazily(async () => (await import('./person-absence.js')).PersonAbsence);
const BoothAbsence = lazily(async () => (await import('./booth-absence.js')).BoothAbsence);

/** "Why do I not see them?" of one person, as a quiet link that opens the answer. */
export function PersonAbsenceLink({ person }: { person: ParticipantCard }) {
  const { t } = useTranslation('attendee');
  return (
    <AnswerLink label={t('absence.link', { name: fullName(person) })}>
      <PersonAbsence person={person} />
    </AnswerLink>
  );
}

/** The same for the people of a booth. */
export function BoothAbsenceLink({ boothId }: { boothId: string }) {
  const { t } = useTranslation('attendee');
  return (
    <AnswerLink label={t('absence.boothLink')}>
      <BoothAbsence boothId={boothId} />
    </AnswerLink>
  );
}

function AnswerLink({ label, children }: { label: string; children: ReactNode }) {
  const { t } = useTranslation(['attendee', 'common']);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Anchor
        component="button"
        type="button"
        size="sm"
        c="dimmed"
        ta="start"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {label}
      </Anchor>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('absence.title')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
      </Modal>
    </>
  );
}
