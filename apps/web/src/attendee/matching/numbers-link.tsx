import { Anchor, Drawer } from '@mantine/core';
import { getMatch, type Match } from '@parvis/contracts';
import { IconChartBar } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { lazily } from '../../ui/lazily.js';
import { QueryView } from '../../ui/query-view.js';
import { fullName } from '../people/full-name.js';
import classes from './numbers-link.module.css';

// Most people never look behind a match.
const MatchNumbers = lazily(async () => (await import('./match-numbers.js')).MatchNumbers);

/** A quiet link that opens the numbers behind a match. */
export function NumbersLink({ match }: { match: Match }) {
  const { t } = useTranslation(['attendee', 'common']);
  const [isOpen, setOpen] = useState(false);
  const name = fullName(match.participant);
  const { fairId } = useFair();
  const params = { fairId, participantId: match.participant.id };
  const inFull = useEndpoint(getMatch, { params }, { enabled: isOpen });
  // Of a pair that can never be proposed there are none.
  if (match.yours === 0 && match.theirs === 0) return null;
  return (
    <>
      <Anchor
        component="button"
        type="button"
        size="sm"
        className={classes.link}
        aria-haspopup="dialog"
        aria-label={`${t('numbers.link')}: ${name}`}
        onClick={() => setOpen(true)}
      >
        <IconChartBar size={16} aria-hidden />
        {t('numbers.link')}
      </Anchor>
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position="right"
        size="30rem"
        title={t('numbers.linkOf', { name })}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Suspense>
          <QueryView query={inFull}>{(data) => <MatchNumbers match={data} />}</QueryView>
        </Suspense>
      </Drawer>
    </>
  );
}
