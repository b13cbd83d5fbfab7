import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { later, type WhatIfValues } from './what-if.rules.js';

interface WhatIfIdeasProps {
  now: WhatIfValues;
  asked: WhatIfValues;
  onAsk: (values: WhatIfValues) => void;
}

/** Three questions that organisers ask most, at one click each. */
export function WhatIfIdeas({ now, asked, onAsk }: WhatIfIdeasProps) {
  const { t } = useTranslation('organiser');
  const { fair } = useFair();
  const minutes = now.slotMinutes === 20 ? 15 : 20;
  const ideas = [
    ...(fair.mode === 'virtual'
      ? []
      : [
          {
            key: 'tables',
            label: t('timetable.whatIf.moreTables'),
            change: { tables: Math.min(2000, now.tables + 2) },
          },
        ]),
    { key: 'day', label: t('timetable.whatIf.longerDay'), change: { dayEndsAt: later(now.dayEndsAt, 60) } },
    {
      key: 'slots',
      label: t('timetable.whatIf.shortSlots', { minutes }),
      change: { slotMinutes: minutes } as const,
    },
  ];
  return (
    <Group gap="xs" role="group" aria-label={t('timetable.whatIf.try')}>
      <Text size="sm">{t('timetable.whatIf.try')}</Text>
      {ideas.map(({ key, label, change }) => (
        <Button key={key} size="compact-sm" variant="light" onClick={() => onAsk({ ...asked, ...change })}>
          {label}
        </Button>
      ))}
    </Group>
  );
}
