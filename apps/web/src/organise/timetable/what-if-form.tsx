import { Alert, Button, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { WhatIf } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { useRunWords } from './use-run-words.js';
import { changesOf, slotsWith, type WhatIfValues } from './what-if.rules.js';
import { WhatIfFields } from './what-if-fields.js';
import { WhatIfIdeas } from './what-if-ideas.js';

interface Question {
  changes: WhatIf;
  keeps: 'published' | 'nothing';
  note: string;
}

interface WhatIfFormProps {
  now: WhatIfValues;
  isBusy: boolean;
  onCancel: () => void;
  onAsk: (question: Question) => void;
}

/** The fair's values, ready to be changed for a question; only what differs is asked. */
export function WhatIfForm({ now, isBusy, onCancel, onAsk }: WhatIfFormProps) {
  const { t } = useTranslation(['organiser', 'common']);
  const { fair } = useFair();
  const format = useFormat();
  const words = useRunWords();
  const [asked, ask] = useState(now);
  const [keepsMeetings, keepMeetings] = useState(fair.publishedAt !== null);
  const [note, setNote] = useState('');
  const changes = changesOf(now, asked);
  const isChanged = Object.keys(changes).length > 0;
  const slots = slotsWith(fair, asked);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && slots.length > 0) onAsk({ changes, keeps: keepsMeetings ? 'published' : 'nothing', note });
      }}
    >
      <Stack>
        <Text c="dimmed">{t('timetable.whatIf.lead')}</Text>
        <WhatIfIdeas now={now} asked={asked} onAsk={ask} />
        <WhatIfFields now={now} asked={asked} onAsk={ask} />
        {fair.publishedAt !== null && (
          <Switch
            label={t('timetable.whatIf.keep')}
            description={t('timetable.whatIf.keepHint')}
            checked={keepsMeetings}
            onChange={(event) => keepMeetings(event.currentTarget.checked)}
          />
        )}
        <TextInput
          label={`${t('timetable.note')} (${t('common:optional')})`}
          maxLength={120}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Alert color={slots.length > 0 ? 'petrol' : 'red'} variant="outline" role="status">
          {isChanged ? (
            <Text fw={600}>{capitalised(format.list(words.changesOf(changes)))}</Text>
          ) : (
            <Text>{t('timetable.whatIf.unchanged')}</Text>
          )}
          <Text size="sm" c="dimmed">
            {slots.length > 0 ? t('settings.slots', { count: slots.length }) : t('settings.noSlots')}
          </Text>
        </Alert>
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!isChanged || slots.length === 0}>
            {t('timetable.whatIf.ask')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
