import { Text } from '@mantine/core';
import type { MailboxMessage } from '@parvis/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';
import { Panel } from '../ui/panel.js';
import classes from './mailbox-page.module.css';

/** One mail as its reader would see it. Its page can run no script; its links open in this tab. */
export function MailView({ mail }: { mail: MailboxMessage }) {
  const { t } = useTranslation('account');
  const format = useFormat();
  const panel = useRef<HTMLDivElement>(null);

  // On a phone the mail stands below the list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each newly chosen mail is brought into view
  useEffect(() => panel.current?.scrollIntoView({ block: 'nearest' }), [mail.id]);

  return (
    <div ref={panel}>
      <Panel title={mail.subject}>
        <Text size="sm" c="dimmed">
          {t('mailbox.to', { to: mail.to })} · {format.moment(mail.sentAt)}
        </Text>
        <iframe
          className={classes.frame}
          title={t('mailbox.frame')}
          sandbox="allow-top-navigation-by-user-activation"
          srcDoc={`<base target="_top">${mail.html}`}
        />
      </Panel>
    </div>
  );
}
