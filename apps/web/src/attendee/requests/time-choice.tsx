import { Badge, Checkbox, Group, Select, Stack, Text } from '@mantine/core';
import { listRequestTimes, mostRequestTimes, type OptionTime, type RequestOptions } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat, zoneCity } from '../../i18n/use-format.js';
import { QueryView } from '../../ui/query-view.js';
import { useInName } from '../delegations/use-in-name.js';
import { dayIn, deviceZone, showSameTime } from '../time/zone-time.js';
import { ZonedRange } from '../time/zoned-range.js';
import classes from './requests.module.css';

/** For whom times are looked for: a new meeting, another proposal of a request, or a meeting that is to be moved. */
export interface TimesFor {
  participantId: string;
  companionIds?: string[];
  requestId?: string;
  meetingId?: string;
}

interface TimeChoiceProps {
  of: TimesFor;
  options: RequestOptions;
  /** Starts of the chosen times. */
  chosen: string[];
  onChange: (chosen: string[]) => void;
  /** Chosen before, in the agenda; they need not be among the suggested ones. */
  asked?: readonly OptionTime[];
}

/** Up to five times at which both are free: those that are proposed, and all others day by day. */
export function TimeChoice({ of, options, chosen, onChange, asked = [] }: TimeChoiceProps) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { fair } = useFair();
  const [day, setDay] = useState<string | null>(null);
  const [known, setKnown] = useState<readonly OptionTime[]>(asked);
  const suggested = new Set(options.suggested.map(({ startsAt }) => startsAt));
  // Those of the day that is open stand in its own list.
  const added = known.filter(
    ({ startsAt }) => chosen.includes(startsAt) && !suggested.has(startsAt) && dayIn(startsAt, fair.timeZone) !== day,
  );
  const isFull = chosen.length >= mostRequestTimes;
  const choose = (time: OptionTime) => {
    setKnown((before) => [...before.filter(({ startsAt }) => startsAt !== time.startsAt), time]);
    onChange(
      chosen.includes(time.startsAt)
        ? chosen.filter((startsAt) => startsAt !== time.startsAt)
        : [...chosen, time.startsAt].sort(),
    );
  };
  const list = (times: readonly OptionTime[]) => (
    <ul className={classes.times}>
      {times.map((time) => (
        <Time
          key={time.startsAt}
          time={time}
          otherZone={options.otherTimeZone}
          isChosen={chosen.includes(time.startsAt)}
          isDisabled={isFull && !chosen.includes(time.startsAt)}
          onChoose={() => choose(time)}
        />
      ))}
    </ul>
  );
  return (
    <fieldset className={classes.fieldset}>
      <Text component="legend" fw={600} size="sm">
        {t('times.label', { most: mostRequestTimes })}
      </Text>
      <Stack gap="sm">
        <Text size="sm" c="dimmed" role="status">
          {t('times.chosen', { count: chosen.length })} {isFull && t('times.full')}
        </Text>
        {list([...options.suggested, ...added].sort((a, b) => a.startsAt.localeCompare(b.startsAt)))}
        {options.days.length > 0 && (
          <Select
            label={t('times.more')}
            placeholder={t('times.day')}
            data={options.days.map((one) => ({ value: one, label: format.day(one) }))}
            value={day}
            onChange={setDay}
            clearable
            maw="22rem"
          />
        )}
        {day && (
          <DayTimes of={of} day={day}>
            {(times) => list(times.filter(({ startsAt }) => !suggested.has(startsAt)))}
          </DayTimes>
        )}
      </Stack>
    </fieldset>
  );
}

interface DayTimesProps {
  of: TimesFor;
  day: string;
  children: (times: readonly OptionTime[]) => React.ReactNode;
}

function DayTimes({ of: { participantId, ...query }, day, children }: DayTimesProps) {
  const { t } = useTranslation('requests');
  const { endpoint, params } = useInName();
  const times = useEndpoint(endpoint(listRequestTimes), {
    params: { ...params, participantId },
    query: { ...query, day },
  });
  return (
    <QueryView query={times} loading={<Text size="sm">{t('times.loading')}</Text>}>
      {(found) => (found.length === 0 ? <Text size="sm">{t('times.none')}</Text> : children(found))}
    </QueryView>
  );
}

interface TimeProps {
  time: OptionTime;
  otherZone: string;
  isChosen: boolean;
  isDisabled: boolean;
  onChoose: () => void;
}

function Time({ time, otherZone, isChosen, isDisabled, onChoose }: TimeProps) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { startsAt, endsAt, isGoodForOwn, isGoodForOther, isNextTo, clashIds } = time;
  return (
    <li>
      <Checkbox
        checked={isChosen}
        disabled={isDisabled}
        onChange={onChoose}
        classNames={{ body: classes.time, labelWrapper: classes.timeLabel }}
        label={
          <Stack gap={2}>
            <Text size="sm" fw={600}>
              {format.dayOf(startsAt)}
            </Text>
            <ZonedRange startsAt={startsAt} endsAt={endsAt} />
            {!showSameTime(startsAt, deviceZone, otherZone) && (
              <Text size="sm" c="dimmed">
                {t('times.theirs', { time: format.time(startsAt, otherZone), city: zoneCity(otherZone) })}
              </Text>
            )}
            <Group gap={6}>
              {isGoodForOwn && isGoodForOther && (
                <Badge variant="outline" color="petrol.8">
                  {t('times.good')}
                </Badge>
              )}
              {isNextTo && (
                <Badge variant="outline" color="stone.8">
                  {t(`times.nextTo.${isNextTo}`)}
                </Badge>
              )}
              {clashIds.length > 0 && (
                <Badge variant="outline" color="red.8">
                  {t('times.clash', { count: clashIds.length })}
                </Badge>
              )}
            </Group>
          </Stack>
        }
      />
    </li>
  );
}
