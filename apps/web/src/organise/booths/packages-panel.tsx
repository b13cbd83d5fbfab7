import { Button, Group, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core';
import { BoothPackages, BoothSize, getBoothPackages, setBoothPackages } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { LeaveGuard } from '../../ui/leave-guard.js';
import { Panel } from '../../ui/panel.js';
import { toastSuccess } from '../../ui/toast.js';
import { useContractForm } from '../../ui/use-contract-form.js';

const kinds = ['products', 'people', 'documents'] as const;
const most = { products: 100, people: 100, documents: 200 } as const;

/** How much of everything each package holds. */
export function PackagesPanel({ packages }: { packages: BoothPackages }) {
  const { t } = useTranslation(['booth', 'common']);
  const { fairId } = useFair();
  const form = useContractForm<BoothPackages>({ schema: BoothPackages, initialValues: packages });
  const set = useAction(setBoothPackages, {
    invalidates: [getBoothPackages],
    onSuccess: (saved) => {
      form.setValues(saved);
      form.resetDirty(saved);
      toastSuccess(t('common:saved'));
    },
    onError: form.showError,
  });
  const submit = form.onSubmit((body) => set.mutate({ params: { fairId }, body }));
  return (
    <Panel title={t('organise.packages')} lead={t('organise.packagesLead')}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            {BoothSize.options.map((size) => (
              <Stack key={size} gap="xs" component="fieldset" m={0} p="md" bd="1px solid var(--parvis-line)">
                <Text component="legend" fw={600} px={4}>
                  {t(`organise.size.${size}`)}
                </Text>
                {kinds.map((kind) => (
                  <NumberInput
                    key={kind}
                    label={t(`organise.most.${kind}`)}
                    min={0}
                    max={most[kind]}
                    allowDecimal={false}
                    hideControls
                    {...form.getInputProps(`${size}.${kind}`)}
                  />
                ))}
              </Stack>
            ))}
          </SimpleGrid>
          <Group justify="flex-end">
            <Button type="submit" disabled={!form.isDirty()} loading={set.isPending}>
              {t('common:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
      <LeaveGuard isDirty={form.isDirty() && !set.isPending} />
    </Panel>
  );
}
