import { Button, SegmentedControl, Text } from '@mantine/core';
import { listPartnershipSteps, type PartnershipSpace, type PartnershipStep } from '@parvis/contracts';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../api/use-endpoint.js';
import { LoadMore } from '../ui/load-more.js';
import { Panel } from '../ui/panel.js';
import { QueryView } from '../ui/query-view.js';
import classes from './partnerships.module.css';
import { StepDialog } from './step-dialog.js';
import { StepItem } from './step-item.js';
import { mayWork } from './use-partnership.js';

/** Milestones and tasks: what is open by date, what is done newest first. */
export function StepsPanel({ space }: { space: PartnershipSpace }) {
  const { t } = useTranslation('partnerships');
  const [done, setDone] = useState<'yes' | 'no'>('no');
  const [edited, setEdited] = useState<PartnershipStep | 'new' | null>(null);
  const list = usePaged(listPartnershipSteps, { params: { partnershipId: space.id }, query: { done } });
  return (
    <Panel
      title={t('steps.title')}
      lead={t('steps.lead')}
      actions={
        mayWork(space) && (
          <Button
            size="compact-md"
            leftSection={<IconPlus size={16} aria-hidden />}
            aria-label={t('steps.addLabel')}
            onClick={() => setEdited('new')}
          >
            {t('steps.add')}
          </Button>
        )
      }
    >
      <SegmentedControl
        aria-label={t('steps.which')}
        data={(['no', 'yes'] as const).map((value) => ({ value, label: t(`steps.done.${value}`) }))}
        value={done}
        onChange={(value) => setDone(value === 'yes' ? 'yes' : 'no')}
        style={{ alignSelf: 'flex-start' }}
      />
      <QueryView query={{ ...list, data: list.items }} loading={<Text size="sm">{t('steps.loading')}</Text>}>
        {(steps) =>
          steps.length === 0 ? (
            <Text c="dimmed">{t(`steps.empty.${done}`)}</Text>
          ) : (
            <>
              <ul className={classes.list}>
                {steps.map((step) => (
                  <StepItem key={step.id} space={space} step={step} onEdit={() => setEdited(step)} />
                ))}
              </ul>
              <LoadMore list={list} />
            </>
          )
        }
      </QueryView>
      {edited && <StepDialog space={space} step={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Panel>
  );
}
