import { Text } from '@mantine/core';
import type { DocumentReading } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { deviceName } from '../../account/device-name.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, DataTable } from '../../ui/data-table.js';

interface ReadingTableProps {
  readings: readonly DocumentReading[];
  caption: string;
  /** About the viewer: names the document instead of the person. */
  isOwn: boolean;
}

/** What was delivered, newest first. */
export function ReadingTable({ readings, caption, isOwn }: ReadingTableProps) {
  const { t } = useTranslation('documents');
  const { fair } = useFair();
  const format = useFormat();
  const columns: Column<DocumentReading>[] = [
    {
      key: 'who',
      header: t(isOwn ? 'log.document' : 'log.who'),
      render: ({ title, name, companyName }) =>
        isOwn ? (
          <Text size="sm">{title}</Text>
        ) : (
          <>
            <Text size="sm" fw={600}>
              {name || t('log.organiser')}
            </Text>
            <Text size="sm" c="dimmed">
              {companyName}
            </Text>
          </>
        ),
    },
    {
      key: 'what',
      header: t('log.what'),
      label: t('log.what'),
      render: ({ page, version }) => (
        <Text size="sm">{page === null ? t('log.file', { version }) : t('log.page', { page, version })}</Text>
      ),
    },
    {
      key: 'at',
      header: t('log.at'),
      label: t('log.at'),
      render: ({ at }) => <Text size="sm">{format.moment(at, fair.timeZone)}</Text>,
    },
    {
      key: 'from',
      header: t('log.from'),
      label: t('log.from'),
      render: ({ address, userAgent }) => (
        <div>
          <Text size="sm">{address}</Text>
          <Text size="sm" c="dimmed">
            {deviceName(userAgent)}
          </Text>
        </div>
      ),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={readings} keyOf={({ id }) => id} />;
}
