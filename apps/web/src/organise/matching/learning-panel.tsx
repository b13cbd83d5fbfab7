import { Button, Group, Progress, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { getMatchSettings, learnWeights, type MatchSettings, type MatchSettingsView } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { useReadAgain } from './use-read-again.js';
import { WeightsTable } from './weights-table.js';

interface LearningPanelProps {
  view: MatchSettingsView;
  settings: MatchSettings;
  onChange: (settings: MatchSettings) => void;
}

/** What the answers of this fair have taught, and the numbers behind the sliders. */
export function LearningPanel({ view, settings, onChange }: LearningPanelProps) {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const format = useFormat();
  const [isShown, { toggle }] = useDisclosure(false);
  const readAgain = useReadAgain(getMatchSettings);
  const learn = useAction(learnWeights, {
    onSuccess: () => {
      toastSuccess(t('matching.learning.started'));
      readAgain();
    },
    onError: toastError,
  });
  const { answers, positives, needed, status, lossPrior, lossFitted, at } = view.learning;
  const progress = t('matching.learning.progress', {
    answers: format.number(Math.min(answers, needed)),
    needed: format.number(needed),
  });
  return (
    <Panel title={t('matching.learning.title')}>
      <Switch
        label={t('matching.learning.learns')}
        description={t('matching.learning.learnsHint')}
        checked={settings.learns}
        onChange={(event) => onChange({ ...settings, learns: event.currentTarget.checked })}
      />
      <div>
        <Group justify="space-between" gap="xs">
          <Text size="sm">{progress}</Text>
          <Text size="sm" c="dimmed">
            {t('matching.learning.positives')} {format.number(positives)}
          </Text>
        </Group>
        <Progress value={needed > 0 ? Math.min(1, answers / needed) * 100 : 100} aria-label={progress} mt={4} />
      </div>
      <Text size="sm">
        {t(`matching.learning.status.${status}`)}{' '}
        {lossPrior !== null &&
          lossFitted !== null &&
          t('matching.learning.loss', { prior: format.decimal(lossPrior), fitted: format.decimal(lossFitted) })}{' '}
        {at && t('matching.learning.at', { when: format.moment(at) })}
      </Text>
      <Group gap="sm">
        <Button
          variant="default"
          loading={learn.isPending}
          disabled={!view.settings.learns}
          onClick={() => learn.mutate({ params: { fairId } })}
        >
          {t('matching.learning.now')}
        </Button>
        <Button variant="subtle" aria-expanded={isShown} onClick={toggle}>
          {t(isShown ? 'matching.learning.hide' : 'matching.learning.show')}
        </Button>
      </Group>
      {isShown && <WeightsTable terms={view.terms} />}
    </Panel>
  );
}
