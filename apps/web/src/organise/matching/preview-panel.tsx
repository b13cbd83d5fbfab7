import { Loader, Text } from '@mantine/core';
import type { MatchPreview, MatchSettings, PersonLine } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { PersonPicker } from '../people/person-picker.js';
import classes from './matching.module.css';
import { PreviewFigures } from './preview-figures.js';
import { PreviewList } from './preview-list.js';
import { usePreview } from './use-preview.js';

/** Beside the sliders: what would change for everybody, and for one person who can be chosen. */
export function PreviewPanel({ settings, isDirty }: { settings: MatchSettings; isDirty: boolean }) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const [person, choose] = useState<PersonLine | null>(null);
  const preview = usePreview(settings, person?.id);
  const summaryOf = ({ people, listsChanged, placesChanged }: MatchPreview) => {
    if (!isDirty) return t('matching.preview.asNow');
    if (listsChanged === 0) return t('matching.preview.same');
    return t('matching.preview.changed', {
      lists: format.number(listsChanged),
      people: format.number(people),
      share: format.percent(placesChanged),
    });
  };
  return (
    <Panel
      title={t('matching.preview.title')}
      className={classes.preview}
      actions={preview.isBehind && <Loader size="sm" aria-label={t('matching.preview.working')} />}
    >
      <QueryView query={preview}>
        {(data) => (
          <>
            <Text role="status" fw={600}>
              {summaryOf(data)}
            </Text>
            <PreviewFigures preview={data} isDirty={isDirty} />
            <PersonPicker label={t('matching.preview.person')} value={person} onChange={choose} />
            {data.person ? (
              <PreviewList list={data.person} />
            ) : (
              <Text size="sm" c="dimmed">
                {t('matching.preview.personHint')}
              </Text>
            )}
            <Text size="xs" c="dimmed">
              {t('matching.preview.sample', { people: format.number(data.people) })}
            </Text>
          </>
        )}
      </QueryView>
    </Panel>
  );
}
