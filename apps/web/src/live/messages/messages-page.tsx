import { Button, Paper, Text } from '@mantine/core';
import { IconArrowLeft, IconSettings, IconUsersPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { Page } from '../../ui/page.js';
import { ConversationList } from './conversation-list.js';
import { ConversationPane } from './conversation-pane.js';
import classes from './messages.module.css';
import { NewGroupDialog } from './new-group-dialog.js';
import { OwnSettingsDialog } from './own-settings-dialog.js';

/** All conversations and the one that is open; on a phone one or the other. */
export function MessagesPage() {
  const { t } = useTranslation(['chat', 'live']);
  const { fairId } = useFair();
  const { conversationId } = useParams();
  const [search] = useSearchParams();
  const [dialog, setDialog] = useState<'group' | 'settings' | null>(null);
  const after = Number(search.get('after'));
  const from = search.has('after') && Number.isInteger(after) && after >= 0 ? after : null;
  return (
    <Page
      title={t('title')}
      actions={
        conversationId === undefined ? (
          <>
            <Button
              variant="default"
              leftSection={<IconSettings size={18} aria-hidden />}
              onClick={() => setDialog('settings')}
            >
              {t('settings.open')}
            </Button>
            <Button leftSection={<IconUsersPlus size={18} aria-hidden />} onClick={() => setDialog('group')}>
              {t('group.new')}
            </Button>
          </>
        ) : (
          <Button
            component={Link}
            to={`/fairs/${fairId}/messages`}
            variant="default"
            leftSection={<IconArrowLeft size={18} aria-hidden />}
          >
            {t('list.back')}
          </Button>
        )
      }
    >
      <div className={classes.frame} data-open={conversationId !== undefined || undefined}>
        <Paper component="section" withBorder p="sm" className={classes.side} aria-label={t('list.label')}>
          <ConversationList openId={conversationId} />
        </Paper>
        <Paper withBorder p="md" className={`${classes.main} ${classes.pane}`}>
          {conversationId === undefined ? (
            <Text c="dimmed" m="auto">
              {t('list.choose')}
            </Text>
          ) : (
            <ConversationPane key={`${conversationId} ${from}`} conversationId={conversationId} from={from} />
          )}
        </Paper>
      </div>
      {dialog === 'group' && <NewGroupDialog onClose={() => setDialog(null)} />}
      {dialog === 'settings' && <OwnSettingsDialog onClose={() => setDialog(null)} />}
    </Page>
  );
}
