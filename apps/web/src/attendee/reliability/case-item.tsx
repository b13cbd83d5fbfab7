import { Anchor, Badge, Button, Group, Paper, Text } from '@mantine/core';
import type { ReliabilityCase } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { AppealDialog } from './appeal-dialog.js';

/** A meeting or a request that counts, in plain words; one that was not kept can be appealed. */
export function CaseItem({ one }: { one: ReliabilityCase }) {
  const { t } = useTranslation('attendance');
  const { fairId } = useFair();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const { kind, id, at, isKept, counts, appeal } = one;
  const names = format.list(one.with.map(({ name, companyName }) => (companyName ? `${name} (${companyName})` : name)));
  const words = t(`case.${kind}.${isKept ? 'kept' : 'missed'}`, { names });
  return (
    <Paper component="li" withBorder p="md">
      <Group justify="space-between" gap="sm" align="flex-start">
        <div style={{ minWidth: 0, flex: '1 1 14rem' }}>
          <Anchor
            component={Link}
            to={`/fairs/${fairId}/${kind === 'meeting' ? 'meetings' : 'requests'}/${id}`}
            fw={600}
          >
            {words}
          </Anchor>
          <Text size="sm" c="dimmed">
            {format.moment(at)}
          </Text>
          {appeal && (
            <Text size="sm" mt={4} style={{ overflowWrap: 'anywhere' }}>
              {t('case.appealed', { text: appeal.text })}
            </Text>
          )}
          {appeal?.word && (
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {t('case.word', { word: appeal.word })}
            </Text>
          )}
        </div>
        <Group gap="xs">
          <Badge variant="outline" tt="none" color={!counts ? 'stone.8' : isKept ? 'petrol.8' : 'red.9'}>
            {t(!counts ? 'case.excused' : isKept ? 'case.good' : 'case.bad')}
          </Badge>
          {appeal && counts && (
            <Badge variant="outline" tt="none" color="stone.8">
              {t(appeal.decision === 'refused' ? 'case.refused' : 'case.waits')}
            </Badge>
          )}
          {!isKept && !appeal && (
            <Button variant="default" size="xs" aria-label={t('appeal.of', { words })} onClick={() => setAsking(true)}>
              {t('appeal.action')}
            </Button>
          )}
        </Group>
      </Group>
      {isAsking && <AppealDialog one={one} words={words} onClose={() => setAsking(false)} />}
    </Paper>
  );
}
