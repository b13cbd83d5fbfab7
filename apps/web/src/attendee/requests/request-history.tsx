import { Text } from '@mantine/core';
import type { MeetingRequestPage } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { fullName } from '../people/full-name.js';
import classes from './requests.module.css';

/** What has been done with a request, and by whom, oldest first. */
export function RequestHistory({ request }: { request: MeetingRequestPage }) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  return (
    <Panel title={t('history.title')}>
      <ol className={classes.history}>
        {request.acts.map(({ act, at, by, to, note, times, onBehalf }) => (
          <li key={`${at} ${act}`}>
            <Text size="sm">
              {t(`history.${act}`, { by: by ? fullName(by) : '', to: to ? fullName(to) : '' })}{' '}
              <Text span size="sm" c="dimmed">
                <time dateTime={at}>{format.moment(at)}</time>
              </Text>
            </Text>
            {onBehalf && by && (
              <Text size="sm">
                {t('history.onBehalf', {
                  lead: onBehalf.leadName,
                  delegation: onBehalf.delegation,
                  name: fullName(by),
                })}
              </Text>
            )}
            {times.length > 0 && (
              <Text size="sm" c="dimmed">
                {times.map(({ startsAt }) => format.moment(startsAt)).join(' · ')}
              </Text>
            )}
            {note && (
              <Text size="sm" className={classes.message}>
                {note}
              </Text>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
