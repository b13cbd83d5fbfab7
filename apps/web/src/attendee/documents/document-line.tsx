import { Anchor, Badge, Group, Text } from '@mantine/core';
import type { BoothDocument } from '@parvis/contracts';
import { IconFileText, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { fileSizeText } from '../../live/chat/file-size.js';
import { documentPage } from './document-addresses.js';

interface DocumentLineProps {
  boothId: string;
  document: BoothDocument;
  /** Said instead of the file's size. */
  note?: string;
  /** For the team, to whom everything is open. */
  isTeam?: boolean;
}

/** Name of a document, what one can do with it, and the way to it. */
export function DocumentLine({ boothId, document, note, isTeam = false }: DocumentLineProps) {
  const { t } = useTranslation('documents');
  const { fairId, fair } = useFair();
  const format = useFormat();
  const locale = useLocale();
  const { id, title, description, level, access, accessUntil, file } = document;
  const Icon = level === 'public' ? IconFileText : access === 'open' ? IconLockOpen : IconLock;
  const facts = [
    note,
    file.pages === null ? file.name.split('.').at(-1)?.toUpperCase() : t('pages', { count: file.pages }),
    fileSizeText(file.size, locale),
    access === 'open' && accessUntil && t('until', { at: format.moment(accessUntil, fair.timeZone) }),
  ].filter(Boolean);
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      {!isTeam && <Icon size={22} stroke={1.5} aria-hidden style={{ flex: 'none', marginTop: 2 }} />}
      <div style={{ minWidth: 0, flex: 1 }}>
        <Group gap="xs">
          <Anchor component={Link} to={documentPage(fairId, boothId, id)} fw={600} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Anchor>
          {!isTeam && (level !== 'public' || access !== 'open') && (
            <Badge variant="outline" color={access === 'open' ? 'petrol.8' : 'gray.7'} tt="none">
              {t(`access.${access}`)}
            </Badge>
          )}
        </Group>
        {description && (
          <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {description}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
      </div>
    </Group>
  );
}
