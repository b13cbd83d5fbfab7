import { Input, SegmentedControl } from '@mantine/core';
import { type AgendaMeeting, chooseTakesPart, getAgenda, getMeeting, TakesPart } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

interface TakesPartChoiceProps {
  meeting: Pick<AgendaMeeting, 'id' | 'attendees' | 'isAsRegistered'>;
  ownId: string;
}

/** At the table or by video: one's own choice, up to the end of the meeting. */
export function TakesPartChoice({ meeting, ownId }: TakesPartChoiceProps) {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const choose = useAction(chooseTakesPart, {
    invalidates: [getAgenda, getMeeting],
    onSuccess: () => toastSuccess(t('takesPart.told')),
    onError: toastError,
  });
  const own = meeting.attendees.find(({ id }) => id === ownId)?.takesPart;
  return (
    <Input.Wrapper
      label={t('takesPart.label')}
      description={`${meeting.isAsRegistered ? `${t('takesPart.moved')} ` : ''}${t('takesPart.hint')}`}
      labelElement="div"
    >
      <SegmentedControl
        mt={6}
        fullWidth
        aria-label={t('takesPart.label')}
        data={TakesPart.options.map((value) => ({ value, label: t(`takesPart.own.${value}`) }))}
        value={choose.isPending ? choose.variables.body.takesPart : own}
        readOnly={choose.isPending}
        onChange={(value) =>
          choose.mutate({ params: { fairId, meetingId: meeting.id }, body: { takesPart: TakesPart.parse(value) } })
        }
      />
    </Input.Wrapper>
  );
}
