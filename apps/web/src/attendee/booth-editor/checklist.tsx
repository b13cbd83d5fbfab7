import { Anchor, Progress, Text } from '@mantine/core';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { type Check, checks, progressOf } from './booth-checklist.rules.js';
import classes from './booth-editor.module.css';

/** Where each check is put right. */
const sections: Record<Check, string> = {
  logo: 'booth-look',
  banner: 'booth-look',
  tagline: 'booth-look',
  description: 'booth-about',
  languages: 'booth-about',
  video: 'booth-video',
  products: 'booth-products',
  productPictures: 'booth-products',
  topics: 'booth-products',
  people: 'booth-people',
  links: 'booth-links',
  documents: 'booth-documents',
};

/** What the booth still lacks and why that matters; each leads to its place. */
export function Checklist({ passed }: { passed: Record<Check, boolean> }) {
  const { t } = useTranslation('booth');
  const format = useFormat();
  const share = progressOf(passed);
  const done = checks.filter((check) => passed[check]);
  return (
    <Panel title={t('checklist.title')} className={classes.aside}>
      <div>
        <Text size="sm" fw={600} role="status">
          {t('checklist.progress', { share: format.percent(share) })}
        </Text>
        <Progress value={share * 100} color="petrol.7" mt={4} aria-label={t('checklist.title')} />
      </div>
      <ul className={classes.sections}>
        {[...checks.filter((check) => !passed[check]), ...done].map((check) => (
          <li key={check}>
            {passed[check] ? (
              <IconCircleCheck size={18} color="var(--mantine-color-petrol-8)" aria-label={t('checklist.done')} />
            ) : (
              <IconCircle size={18} color="var(--mantine-color-dark-3)" aria-label={t('checklist.missing')} />
            )}
            <div>
              <Anchor href={`#${sections[check]}`} size="sm">
                {t(`checklist.item.${check}`)}
              </Anchor>
              {!passed[check] && (
                <Text size="xs" c="dimmed">
                  {t(`checklist.why.${check}`)}
                </Text>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
