import { Anchor, Badge, Button } from '@mantine/core';
import type { PlacedBooth } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { type Column, DataTable } from '../../ui/data-table.js';

interface PlacementsTableProps {
  booths: readonly PlacedBooth[];
  onOpen: (booth: PlacedBooth) => void;
}

/** All booths with package, place and what visitors see of them. */
export function PlacementsTable({ booths, onOpen }: PlacementsTableProps) {
  const { t } = useTranslation('booth');
  const { fairId } = useFair();
  const stateOf = ({ isPublished, hasDraft }: PlacedBooth) =>
    isPublished ? (hasDraft ? 'changed' : 'published') : 'hidden';
  const columns: Column<PlacedBooth>[] = [
    {
      key: 'company',
      header: t('organise.column.company'),
      render: (booth) => (
        <Anchor component={Link} to={`/fairs/${fairId}/hall/${booth.id}/edit`} fw={600}>
          {booth.companyName}
        </Anchor>
      ),
    },
    {
      key: 'size',
      header: t('organise.column.package'),
      label: t('organise.column.package'),
      render: ({ size }) => t(`organise.size.${size}`),
    },
    {
      key: 'place',
      header: t('organise.column.place'),
      label: t('organise.column.place'),
      render: ({ hall, stand }) => [hall, stand].filter(Boolean).join(' · ') || t('organise.noPlace'),
    },
    {
      key: 'products',
      header: t('organise.column.products'),
      label: t('organise.column.products'),
      align: 'right',
      render: ({ products }) => products,
    },
    {
      key: 'state',
      header: t('organise.column.state'),
      label: t('organise.column.state'),
      render: (booth) => (
        <Badge variant="outline" color={stateOf(booth) === 'published' ? 'petrol.8' : 'dark'}>
          {t(`bar.shown.${stateOf(booth)}`)}
        </Badge>
      ),
    },
    {
      key: 'change',
      header: t('organise.column.change'),
      label: t('organise.column.change'),
      render: (booth) => (
        <Button
          size="xs"
          variant="default"
          aria-label={t('organise.changeOf', { company: booth.companyName })}
          onClick={() => onOpen(booth)}
        >
          {t('organise.change')}
        </Button>
      ),
    },
  ];
  return <DataTable caption={t('organise.booths')} columns={columns} rows={booths} keyOf={({ id }) => id} />;
}
