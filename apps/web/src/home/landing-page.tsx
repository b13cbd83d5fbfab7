import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconArrowsExchange, IconCalendarCheck, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Panel } from '../ui/panel.js';
import { usePageTitle } from '../ui/use-page-title.js';
import { Doorway } from './doorway.js';
import classes from './landing-page.module.css';

const steps = [
  { key: 'match', icon: IconArrowsExchange },
  { key: 'timetable', icon: IconCalendarCheck },
  { key: 'meet', icon: IconVideo },
] as const;

/** For visitors who are not signed in: what Parvis is and the way in. */
export function LandingPage() {
  const { t } = useTranslation();
  usePageTitle('Parvis');
  return (
    <Stack gap="xl" maw={1100} mx="auto">
      <div className={classes.hero}>
        <Stack gap="lg" className={classes.words}>
          <Title order={1} className={classes.title}>
            {t('landing.title')}
          </Title>
          <Text size="lg">{t('landing.lead')}</Text>
          <Group>
            <Button component={Link} to="/sign-in" size="md">
              {t('landing.signIn')}
            </Button>
          </Group>
          <Text c="dimmed">{t('landing.invited')}</Text>
        </Stack>
        <Doorway className={classes.picture} />
      </div>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {steps.map(({ key, icon: Icon }) => (
          <Panel key={key}>
            <Icon size={28} stroke={1.5} color="var(--mantine-color-petrol-8)" aria-hidden />
            <div>
              <Title order={2} size="h4">
                {t(`landing.step.${key}.title`)}
              </Title>
              <Text c="dimmed" mt={4}>
                {t(`landing.step.${key}.text`)}
              </Text>
            </div>
          </Panel>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
