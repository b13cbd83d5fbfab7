import { Button, Group } from '@mantine/core';
import { listReconnections } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePaged } from '../api/use-endpoint.js';
import { fullName } from '../attendee/people/full-name.js';
import { PersonLine } from '../attendee/people/person-line.js';
import { AskButton } from '../attendee/requests/ask-button.js';
import { useFair } from '../fair/use-fair.js';
import { LoadMore } from '../ui/load-more.js';
import { Panel } from '../ui/panel.js';
import classes from './partnerships.module.css';

/** Partners from other fairs who take part in this one. Shows nothing where there are none. */
export function ReconnectionsPanel() {
  const { t } = useTranslation('partnerships');
  const { fairId, isAttendee } = useFair();
  const list = usePaged(listReconnections, { params: { fairId } }, { enabled: isAttendee });
  if (!list.items || list.items.length === 0) return null;
  return (
    <Panel title={t('reconnect.title')} lead={t('reconnect.lead')}>
      <ul className={classes.list}>
        {list.items.map((person) => (
          <Group key={person.id} component="li" justify="space-between" gap="sm">
            <PersonLine person={person} />
            <Group gap="xs">
              <AskButton participantId={person.id} name={fullName(person)} />
              <Button component={Link} to={`/fairs/${fairId}/partnerships/${person.partnershipId}`} variant="default">
                {t('reconnect.space')}
              </Button>
            </Group>
          </Group>
        ))}
      </ul>
      <LoadMore list={list} />
    </Panel>
  );
}
