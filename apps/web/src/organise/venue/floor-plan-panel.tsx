import { getFloorPlan, removeFloorPlan, setFloorPlan } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { ImageField } from '../../attendee/people/image-field.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError } from '../../ui/toast.js';
import { FloorPlanBoard } from './floor-plan-board.js';

/** The picture of the floor, with the tables on it. */
export function FloorPlanPanel() {
  const { t } = useTranslation('venue');
  const { fairId } = useFair();
  const params = { fairId };
  const plan = useEndpoint(getFloorPlan, { params });
  const invalidates = [getFloorPlan];
  const put = useAction(setFloorPlan, { invalidates, onError: toastError });
  const remove = useAction(removeFloorPlan, { invalidates, onError: toastError });
  return (
    <Panel title={t('plan.title')} lead={t('plan.lead')}>
      <QueryView query={plan}>
        {({ url, spots }) => (
          <>
            <ImageField
              label={t('plan.picture')}
              imageUrl={url}
              isBusy={put.isPending || remove.isPending}
              render={() => null}
              onFile={(file) => put.mutate({ params, file })}
              onRemove={() => remove.mutate({ params })}
            />
            {url && <FloorPlanBoard url={url} spots={spots} />}
          </>
        )}
      </QueryView>
    </Panel>
  );
}
