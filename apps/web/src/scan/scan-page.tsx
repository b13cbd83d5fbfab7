import { Alert, Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconCamera, IconCloudOff, IconKeyboard } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { deviceAccount } from '../session/device-account.js';
import { useAccount } from '../session/use-account.js';
import { Page } from '../ui/page.js';
import { Panel } from '../ui/panel.js';
import { keepPage } from './keep-page.js';
import classes from './scan.module.css';
import { ScanList } from './scan-list.js';
import { useCameraScan } from './use-camera-scan.js';
import { useScanQueue } from './use-scan-queue.js';

/** Scans badges, with or without network. It waits for nothing before it opens, so that it opens everywhere. */
export function ScanPage() {
  const { t } = useTranslation('leads');
  const { fairId = '' } = useParams();
  const { account, error } = useAccount();
  // Without network, whoever signed in last; a session that has run out changes nothing about who scans.
  const owner = account?.id ?? deviceAccount();

  useEffect(() => {
    // Without it the page still works as long as it is open.
    keepPage().catch(() => undefined);
  }, []);

  return (
    <Page
      title={t('scan.title')}
      lead={t('scan.lead')}
      width="narrow"
      actions={
        <Anchor component={Link} to={`/fairs/${fairId}/leads`}>
          {t('scan.toLeads')}
        </Anchor>
      }
    >
      {owner && <Scanner key={owner} fairId={fairId} owner={owner} />}
      {!owner && (account === null || error) && <SignInFirst fairId={fairId} />}
    </Page>
  );
}

/** Scans belong to whoever made them, so there has to be somebody. */
function SignInFirst({ fairId }: { fairId: string }) {
  const { t } = useTranslation(['leads', 'errors']);
  return (
    <Alert color="yellow" title={t('errors:codes.NOT_SIGNED_IN')}>
      <Anchor href={signInTo(fairId)}>{t('scan.signIn')}</Anchor>
    </Alert>
  );
}

const signInTo = (fairId: string) => `/sign-in?to=${encodeURIComponent(`/fairs/${fairId}/scan`)}`;

function Scanner({ fairId, owner }: { fairId: string; owner: string }) {
  const { t } = useTranslation(['leads', 'errors']);
  const { shown, waiting, error, add } = useScanQueue(fairId, owner);
  const video = useRef<HTMLVideoElement>(null);
  const [isCameraWanted, wantCamera] = useState(false);
  const camera = useCameraScan(video, isCameraWanted, (code) => {
    navigator.vibrate?.(80);
    void add(code);
  });

  return (
    <>
      {waiting > 0 && error && (
        <Alert
          role="status"
          color={error.code === 'NETWORK' ? 'yellow' : 'red'}
          icon={<IconCloudOff aria-hidden />}
          title={t('scan.waiting', { count: waiting })}
        >
          {error.code === 'NETWORK' ? t('scan.waitingText') : t(`errors:codes.${error.code}`)}{' '}
          {(error.code === 'NOT_SIGNED_IN' || error.code === 'OTHER_ACCOUNT') && (
            <Anchor href={signInTo(fairId)}>{t('scan.signIn')}</Anchor>
          )}
        </Alert>
      )}
      <Panel>
        <div className={classes.stage} hidden={!isCameraWanted}>
          <video ref={video} className={classes.video} aria-label={t('scan.video')} muted playsInline />
        </div>
        {camera === 'failed' && <Alert color="red">{t('scan.noCamera')}</Alert>}
        <Button
          leftSection={<IconCamera size={18} aria-hidden />}
          variant={isCameraWanted ? 'default' : 'filled'}
          loading={camera === 'starting'}
          onClick={() => wantCamera(!isCameraWanted)}
        >
          {t(isCameraWanted ? 'scan.stop' : 'scan.start')}
        </Button>
        <TypedCode onCode={(code) => void add(code)} />
      </Panel>
      <ScanList fairId={fairId} scans={shown} />
    </>
  );
}

function TypedCode({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation('leads');
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === '') return;
    onCode(code.trim());
    setCode('');
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={4}>
        <Group align="flex-end" wrap="nowrap">
          <TextInput
            style={{ flex: 1 }}
            label={t('scan.code')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={100}
            leftSection={<IconKeyboard size={16} aria-hidden />}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            {t('scan.add')}
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          {t('scan.codeHint')}
        </Text>
      </Stack>
    </form>
  );
}
