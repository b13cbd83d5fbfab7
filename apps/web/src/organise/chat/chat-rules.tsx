import { Button, NumberInput, Radio, Stack } from '@mantine/core';
import { ChatSettings, chatGroupMost, getChatSettings, setChatSettings, WhoMayWrite } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastSuccess } from '../../ui/toast.js';
import { useContractForm } from '../../ui/use-contract-form.js';

/** Who may write to whom first, and how large groups become. */
export function ChatRules() {
  const { fairId } = useFair();
  const settings = useEndpoint(getChatSettings, { params: { fairId } });
  return <QueryView query={settings}>{(values) => <RulesForm values={values} />}</QueryView>;
}

function RulesForm({ values }: { values: ChatSettings }) {
  const { t } = useTranslation(['chat', 'common']);
  const { fairId } = useFair();
  const form = useContractForm({ schema: ChatSettings, initialValues: values });
  const save = useAction(setChatSettings, { invalidates: [getChatSettings] });
  const submit = form.onSubmit(async (body) => {
    try {
      const saved = await save.mutateAsync({ params: { fairId }, body });
      form.setValues(saved);
      form.resetDirty(saved);
      toastSuccess(t('common:saved'));
    } catch (error) {
      form.showError(error);
    }
  });
  return (
    <Panel>
      <form onSubmit={submit} noValidate>
        <Stack gap="lg" align="flex-start">
          <Radio.Group label={t('moderation.who')} {...form.getInputProps('whoMayWrite')}>
            <Stack gap="xs" mt="xs">
              {WhoMayWrite.options.map((one) => (
                <Radio key={one} value={one} label={t(`moderation.${one}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <NumberInput
            label={t('moderation.groupMost')}
            min={2}
            max={chatGroupMost}
            allowDecimal={false}
            {...form.getInputProps('groupMost')}
          />
          <Button type="submit" loading={save.isPending}>
            {t('common:action.save')}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
