import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { getPlanningRules } from '@parvis/contracts';
import { IconHelpHexagon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { QueryView } from '../../ui/query-view.js';
import { useStartRun } from './use-start-run.js';
import { valuesNow } from './what-if.rules.js';
import { WhatIfForm } from './what-if-form.js';

/** Opens the question what would be different with other settings. */
export function WhatIfButton() {
  const { t } = useTranslation(['organiser', 'common']);
  const { fair, fairId } = useFair();
  const [isOpen, { open, close }] = useDisclosure(false);
  const { start, isBlocked } = useStartRun();
  const rules = useEndpoint(getPlanningRules, { params: { fairId } }, { enabled: isOpen });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconHelpHexagon size={18} aria-hidden />}
        disabled={isBlocked}
        onClick={open}
      >
        {t('timetable.whatIf.button')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        size="lg"
        title={t('timetable.whatIf.title')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <QueryView query={rules}>
          {(given) => (
            <WhatIfForm
              now={valuesNow(fair, given)}
              isBusy={start.isPending}
              onCancel={close}
              onAsk={({ changes, keeps, note }) =>
                start.mutate({ params: { fairId }, body: { kind: 'what-if', changes, keeps, note } })
              }
            />
          )}
        </QueryView>
      </Modal>
    </>
  );
}
