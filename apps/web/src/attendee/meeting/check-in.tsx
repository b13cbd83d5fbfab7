import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { checkIn, getAgenda, getMeeting, getPresence } from '@parvis/contracts';
import { IconMapPinCheck } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { QrPicture } from '../badge/qr-picture.js';
import classes from './check-in.module.css';

/** In the address that the QR code opens on the other side's phone. */
const codeParam = 'here';
const digits = 6;

interface CheckInProps {
  meetingId: string;
  /** What is shown to the other side; null: nobody of it comes. */
  code: string | null;
  /** There may be a screen that shows a code, too. */
  isAtTable: boolean;
}

/** Two who meet: one shows a code, the other scans or types it, and both are checked in. */
export function CheckIn({ meetingId, code, isAtTable }: CheckInProps) {
  const { t } = useTranslation('attendance');
  const { fairId } = useFair();
  const [typed, setTyped] = useState('');
  const check = useAction(checkIn, {
    invalidates: [getPresence, getAgenda, getMeeting],
    onSuccess: ({ people }) =>
      toastSuccess(
        t(people.filter(({ checkedInAt }) => checkedInAt).length > 1 ? 'checkIn.done' : 'checkIn.doneAlone'),
      ),
    onError: toastError,
  });
  const say = (said: string) => check.mutate({ params: { fairId, meetingId }, body: { code: said } });
  useScannedCode(say);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    say(typed);
  };
  return (
    <div className={classes.checkIn}>
      {code !== null && (
        <div className={classes.own}>
          <QrPicture
            text={`${window.location.origin}/fairs/${fairId}/meetings/${meetingId}?${codeParam}=${code}`}
            label={t('checkIn.qr')}
          />
          <Text ff="monospace" fz="xl" fw={650} data-testid="check-in-code">
            {code.slice(0, 3)} {code.slice(3)}
          </Text>
        </div>
      )}
      <Stack gap="sm" component="form" onSubmit={submit}>
        {code !== null && <Text size="sm">{t('checkIn.how')}</Text>}
        {isAtTable && <Text size="sm">{t('checkIn.atTable')}</Text>}
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t('checkIn.theirs')}
            value={typed}
            inputMode="numeric"
            autoComplete="off"
            maxLength={9}
            w={180}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button
            type="submit"
            leftSection={<IconMapPinCheck size={18} aria-hidden />}
            loading={check.isPending}
            disabled={typed.replace(/\D/g, '').length !== digits}
          >
            {t('checkIn.action')}
          </Button>
        </Group>
      </Stack>
    </div>
  );
}

/** Says a code that the address of the page has brought, once, and takes it out of the address. */
function useScannedCode(say: (code: string) => void) {
  const [search, setSearch] = useSearchParams();
  const scanned = search.get(codeParam);
  const said = useRef<string | null>(null);
  useEffect(() => {
    if (!scanned || said.current === scanned) return;
    said.current = scanned;
    say(scanned);
    setSearch(
      (before) => {
        before.delete(codeParam);
        return before;
      },
      { replace: true },
    );
  });
}
