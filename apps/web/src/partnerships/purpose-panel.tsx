import { Button, Group, Stack, Text } from '@mantine/core';
import { type PartnershipSpace, setPartnershipPurpose } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';
import { Panel } from '../ui/panel.js';
import classes from './partnerships.module.css';
import { PurposeForm } from './purpose-form.js';
import { mayWork, usePartnershipAction } from './use-partnership.js';

/** What the two want together, and how those words have changed. */
export function PurposePanel({ space }: { space: PartnershipSpace }) {
  const { t } = useTranslation(['partnerships', 'common']);
  const format = useFormat();
  const [isChanging, setChanging] = useState(false);
  const save = usePartnershipAction(setPartnershipPurpose, { onSuccess: () => setChanging(false) });
  const [now, ...before] = space.purposes;
  return (
    <Panel
      title={t('purpose.title')}
      lead={t('purpose.lead')}
      actions={
        mayWork(space) &&
        !isChanging && (
          <Button variant="default" size="compact-md" onClick={() => setChanging(true)}>
            {t('common:action.edit')}
          </Button>
        )
      }
    >
      {isChanging ? (
        <PurposeForm
          purpose={space.purpose}
          confirmLabel={t('common:action.save')}
          isBusy={save.isPending}
          onSave={(purpose) => save.mutate({ params: { partnershipId: space.id }, body: { purpose } })}
          onCancel={() => setChanging(false)}
        />
      ) : (
        <Text className={classes.words}>{space.purpose}</Text>
      )}
      {now && (
        <Text size="sm" c="dimmed">
          {t('purpose.by', { by: now.by, when: format.moment(now.at) })}
        </Text>
      )}
      {before.length > 0 && (
        <details>
          <summary>{t('purpose.before', { count: before.length })}</summary>
          <Stack gap="sm" mt="sm">
            {before.map(({ text, by, at }) => (
              <Group key={at} gap={4} align="baseline">
                <Text size="sm" className={classes.words}>
                  {text}
                </Text>
                <Text size="sm" c="dimmed">
                  {t('purpose.by', { by, when: format.moment(at) })}
                </Text>
              </Group>
            ))}
          </Stack>
        </details>
      )}
    </Panel>
  );
}
