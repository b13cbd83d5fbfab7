import { Button, Group, Modal, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core';
import { describeTables, getFloorPlan, listTables, type NumberedTable, type TablePlace } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { TableFields } from './table-fields.js';

interface DescribeDialogProps {
  range: { from: number; to: number };
  /** The first of them, whose description the form begins with. */
  table: NumberedTable | undefined;
  /** The number of the fair's last table. */
  last: number;
  onClose: () => void;
}

const blank: TablePlace = { zone: '', seats: null, equipment: [], hours: null, way: { en: '', fr: '' }, spot: null };

/** Describes one table, or many at once. */
export function DescribeDialog({ range, table, last, onClose }: DescribeDialogProps) {
  const { t } = useTranslation(['venue', 'common']);
  const { fairId } = useFair();
  const [from, setFrom] = useState(range.from);
  const [to, setTo] = useState(range.to);
  const [change, setChange] = useState<Partial<TablePlace>>({});
  const describe = useAction(describeTables, {
    invalidates: [listTables, getFloorPlan],
    onSuccess: () => {
      toastSuccess(t('tables.saved', { count: to - from + 1 }));
      onClose();
    },
    onError: toastError,
  });
  const hours = change.hours;
  const isWhole = from >= 1 && from <= to && to <= last && !(hours && hours.opensAt >= hours.closesAt);
  const isChanged = Object.keys(change).length > 0;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('form.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          describe.mutate({ params: { fairId }, body: { from, to, change } });
        }}
      >
        <Stack>
          <SimpleGrid cols={2}>
            <NumberInput
              label={t('tables.from')}
              min={1}
              max={last}
              allowDecimal={false}
              value={from}
              onChange={(value) => setFrom(Number(value) || 1)}
            />
            <NumberInput
              label={t('tables.to')}
              min={from}
              max={last}
              allowDecimal={false}
              value={to}
              onChange={(value) => setTo(Number(value) || from)}
            />
          </SimpleGrid>
          {from !== to && (
            <Text size="sm" c="dimmed">
              {t('form.onlyChanged')}
            </Text>
          )}
          <TableFields
            value={{ ...blank, ...table, ...change }}
            onChange={(part) => setChange({ ...change, ...part })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" disabled={!isWhole || !isChanged} loading={describe.isPending}>
              {t('common:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
