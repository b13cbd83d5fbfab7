import { Anchor, Group, Radio, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { LanguageSelect } from '../../ui/language-select.js';
import { Panel } from '../../ui/panel.js';
import { TimeZoneSelect } from '../../ui/time-zone-select.js';
import { deviceZone, isSameClock } from '../time/zone-time.js';
import type { ProfileForm } from './use-profile-form.js';

const ways = ['virtual', 'on_site', 'both'] as const;

/** Languages, time zone, on site or at a distance. */
export function MeetSection({ form }: { form: ProfileForm['form'] }) {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  const { fair } = useFair();
  const { timeZone } = form.getValues();
  return (
    <Panel title={t('profile.meet.title')} lead={t('profile.meet.lead')}>
      <LanguageSelect
        label={t('profile.languages')}
        description={t('profile.languagesHint')}
        {...form.getInputProps('languages')}
      />
      <div>
        <TimeZoneSelect
          label={t('profile.timeZone')}
          description={t('profile.timeZoneHint')}
          {...form.getInputProps('timeZone')}
        />
        {!isSameClock(timeZone, deviceZone) && (
          <Text size="sm" c="dimmed" mt={4}>
            {t('profile.deviceZone', { zone: format.zone(deviceZone) })}{' '}
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => form.setFieldValue('timeZone', deviceZone)}
            >
              {t('profile.useDeviceZone')}
            </Anchor>
          </Text>
        )}
      </div>
      <TextInput
        type="tel"
        autoComplete="tel"
        maxLength={32}
        label={t('profile.callPhone')}
        description={t('profile.callPhoneHint')}
        placeholder="+33 1 23 45 67 89"
        {...form.getInputProps('callPhone')}
      />
      {fair.mode === 'hybrid' && (
        <Radio.Group label={t('profile.attendance')} {...form.getInputProps('attendance')}>
          <Group mt={6} gap="lg">
            {ways.map((way) => (
              <Radio key={way} value={way} label={t(`person.attendance.${way}`)} />
            ))}
          </Group>
        </Radio.Group>
      )}
    </Panel>
  );
}
