import { Progress, Text } from '@mantine/core';
import { type ChatStorage, getChatStorage } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useLocale } from '../../i18n/use-locale.js';
import { fileSizeText } from '../../live/chat/file-size.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';

/** From here on it is time to do something. */
const nearlyFull = 0.8;

/** How much the files of conversations take, and may take. */
export function StoragePanel() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const storage = useEndpoint(getChatStorage, { params: { fairId } });
  return (
    <Panel title={t('storage.title')} lead={t('storage.lead')}>
      <QueryView query={storage}>{(found) => <InUse storage={found} />}</QueryView>
    </Panel>
  );
}

function InUse({ storage: { usedBytes, files, fairMaxBytes, roomMaxBytes } }: { storage: ChatStorage }) {
  const { t } = useTranslation('organiser');
  const locale = useLocale();
  const size = (bytes: number) => fileSizeText(bytes, locale);
  const share = Math.min(1, usedBytes / fairMaxBytes);
  const most = size(fairMaxBytes);
  const label =
    files === 0 ? t('storage.none', { most }) : t('storage.used', { count: files, used: size(usedBytes), most });
  return (
    <div>
      <Text mb={6}>{label}</Text>
      <Progress
        value={share * 100}
        color={share >= nearlyFull ? 'orange.8' : undefined}
        aria-label={t('storage.title')}
        size="lg"
      />
      <Text size="sm" c="dimmed" mt={6}>
        {t('storage.room', { most: size(roomMaxBytes) })}
        {share >= nearlyFull && ` ${t('storage.nearlyFull')}`}
      </Text>
    </div>
  );
}
