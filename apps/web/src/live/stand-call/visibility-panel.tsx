import { Switch } from '@mantine/core';
import { getVisibility, setVisibility } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';

/** In the profile: whether booths see who looks at them. Holds at once, everywhere in the fair. */
export function VisibilityPanel() {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const { data } = useEndpoint(getVisibility, { params: { fairId } });
  const set = useAction(setVisibility, { invalidates: [getVisibility], onError: toastError });
  if (!data) return null;
  return (
    <Panel title={t('visible.title')}>
      <Switch
        label={t('visible.switch')}
        description={t('visible.text')}
        checked={data.isVisible === true}
        disabled={set.isPending}
        onChange={(event) => set.mutate({ params: { fairId }, body: { isVisible: event.currentTarget.checked } })}
      />
    </Panel>
  );
}
