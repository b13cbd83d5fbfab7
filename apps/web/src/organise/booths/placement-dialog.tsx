import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import {
  BoothSize,
  getBooth,
  listBooths,
  listPlacements,
  type PlacedBooth,
  Placement,
  searchCatalogue,
  setPlacement,
  withdrawBooth,
} from '@parvis/contracts';
import { IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { useContractForm } from '../../ui/use-contract-form.js';

const shownBy = [listPlacements, listBooths, getBooth, searchCatalogue] as const;

/** Package and place of one booth, and the way to take it out of the hall. */
export function PlacementDialog({ booth, onClose }: { booth: PlacedBooth; onClose: () => void }) {
  const { t } = useTranslation(['booth', 'common']);
  const { fairId } = useFair();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const params = { fairId, boothId: booth.id };
  const form = useContractForm<Placement>({
    schema: Placement,
    initialValues: { size: booth.size, hall: booth.hall, stand: booth.stand },
  });
  const done = () => {
    toastSuccess(t('common:saved'));
    onClose();
  };
  const set = useAction(setPlacement, { invalidates: shownBy, onSuccess: done, onError: form.showError });
  const withdraw = useAction(withdrawBooth, { invalidates: shownBy, onSuccess: done, onError: toastError });
  return (
    <Modal
      opened
      onClose={onClose}
      title={booth.companyName}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={form.onSubmit((body) => set.mutate({ params, body }))} noValidate>
        <Stack>
          <div>
            <Text size="sm" fw={600} mb={4} id="package-label">
              {t('organise.column.package')}
            </Text>
            <SegmentedControl
              fullWidth
              aria-labelledby="package-label"
              data={BoothSize.options.map((value) => ({ value, label: t(`organise.size.${value}`) }))}
              {...form.getInputProps('size')}
            />
          </div>
          <TextInput label={t('organise.hall')} maxLength={80} {...form.getInputProps('hall')} />
          <TextInput
            label={t('organise.stand')}
            description={t('organise.standHint')}
            maxLength={20}
            {...form.getInputProps('stand')}
          />
          {!booth.isPublished && (
            <Alert color="gray" variant="outline" bg="white" icon={<IconEyeOff aria-hidden />}>
              {t('organise.hiddenText')}
            </Alert>
          )}
          <Group justify="space-between">
            {booth.isPublished ? (
              <Button variant="subtle" color="red.8" onClick={() => setWithdrawing(true)}>
                {t('organise.withdraw')}
              </Button>
            ) : (
              <span />
            )}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('common:action.cancel')}
              </Button>
              <Button type="submit" loading={set.isPending}>
                {t('common:action.save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
      <ConfirmDialog
        isOpen={isWithdrawing}
        isDangerous
        isBusy={withdraw.isPending}
        title={t('organise.withdrawTitle')}
        confirmLabel={t('organise.withdraw')}
        onClose={() => setWithdrawing(false)}
        onConfirm={() => withdraw.mutate({ params })}
      >
        {t('organise.withdrawText', { company: booth.companyName })}
      </ConfirmDialog>
    </Modal>
  );
}
