import { Checkbox, Table } from '@mantine/core';
import { type ReminderChannel, type ReminderLead, reminderChannels, reminderLeads } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';

export type ChosenLeads = Record<ReminderChannel, ReminderLead[]>;

/** Which reminders come by what: one row a time before the meeting, one column a channel. */
export function LeadTable({ chosen, onChange }: { chosen: ChosenLeads; onChange(chosen: ChosenLeads): void }) {
  const { t } = useTranslation('reminders');
  const set = (channel: ReminderChannel, lead: ReminderLead, isOn: boolean) => {
    const leads = reminderLeads.filter((each) => (each === lead ? isOn : chosen[channel].includes(each)));
    onChange({ ...chosen, [channel]: leads });
  };
  return (
    <Table aria-label={t('choice.title')} verticalSpacing="sm" horizontalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('choice.before')}</Table.Th>
          {reminderChannels.map((channel) => (
            <Table.Th key={channel} scope="col">
              {t(`choice.channel.${channel}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {reminderLeads.map((lead) => (
          <Table.Tr key={lead}>
            <Table.Th scope="row" fw={500} style={{ whiteSpace: 'nowrap' }}>
              {t(`choice.lead.${lead}`)}
            </Table.Th>
            {reminderChannels.map((channel) => (
              <Table.Td key={channel}>
                <Checkbox
                  aria-label={`${t(`choice.lead.${lead}`)}, ${t(`choice.channel.${channel}`)}`}
                  checked={chosen[channel].includes(lead)}
                  onChange={(event) => set(channel, lead, event.currentTarget.checked)}
                />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
