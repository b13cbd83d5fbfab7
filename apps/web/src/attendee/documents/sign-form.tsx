import { Button, Checkbox, Group, ScrollArea, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { type Agreement, getBoothAgreement, type Locale, signAgreement } from '@parvis/contracts';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { useOwnProfile } from '../people/use-own-profile.js';
import { documentReads } from './document-reads.js';

interface SignFormProps {
  boothId: string;
  documentId: string;
}

/** The agreement before a document, and signing it. */
export function SignForm(props: SignFormProps) {
  const { t } = useTranslation('documents');
  const { fairId } = useFair();
  const agreement = useEndpoint(getBoothAgreement, { params: { fairId, boothId: props.boothId } });
  return (
    <Panel title={t('sign.title')} lead={t('sign.lead')}>
      <QueryView query={agreement}>{(read) => <Form key={read.id} {...props} agreement={read} />}</QueryView>
    </Panel>
  );
}

function Form({ boothId, documentId, agreement }: SignFormProps & { agreement: Agreement }) {
  const { t } = useTranslation('documents');
  const { fairId } = useFair();
  const locale = useLocale();
  const own = useOwnProfile().data;
  const written = (['en', 'fr'] as const).filter((language) => agreement.text[language] !== '');
  const [language, setLanguage] = useState<Locale>(written.includes(locale) ? locale : (written[0] ?? locale));
  const [name, setName] = useState('');
  const [isAgreed, agree] = useState(false);
  const [isTried, setTried] = useState(false);
  const sign = useAction(signAgreement, {
    // Another text may be in force by now; then that one is shown to be read.
    invalidates: [...documentReads, getBoothAgreement],
    onSuccess: () => toastSuccess(t('sign.done')),
    onError: toastError,
  });
  const isNamed = name.trim() !== '';
  const submit = () => {
    setTried(true);
    if (!isNamed || !isAgreed) return;
    sign.mutate({
      params: { fairId, boothId, documentId },
      body: { agreementId: agreement.id, language, name },
    });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack>
        {written.length > 1 && (
          <SegmentedControl
            aria-label={t('sign.language')}
            data={written.map((value) => ({ value, label: t(`languages.${value}`) }))}
            value={language}
            onChange={(value) => setLanguage(value as Locale)}
            style={{ alignSelf: 'start' }}
          />
        )}
        <ScrollArea.Autosize
          mah={360}
          type="always"
          viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('sign.text') }}
        >
          <Text component="div" lang={language} size="sm" pr="md" style={{ whiteSpace: 'pre-line' }}>
            {agreement.text[language]}
          </Text>
        </ScrollArea.Autosize>
        <Text size="sm" c="dimmed">
          {t(agreement.isOwn ? 'sign.ownVersion' : 'sign.version', { number: agreement.number })}
        </Text>
        <TextInput
          label={t('sign.name')}
          description={own && t('sign.nameHint', { name: `${own.firstName} ${own.lastName}` })}
          required
          maxLength={160}
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={isTried && !isNamed && t('sign.nameMissing')}
        />
        <Checkbox
          label={t('sign.agree')}
          checked={isAgreed}
          onChange={(event) => agree(event.currentTarget.checked)}
          error={isTried && !isAgreed && t('sign.agreeMissing')}
        />
        <Text size="sm" c="dimmed">
          {t('sign.kept')}
        </Text>
        <Group>
          <Button type="submit" leftSection={<IconSignature size={18} aria-hidden />} loading={sign.isPending}>
            {t('sign.sign')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
