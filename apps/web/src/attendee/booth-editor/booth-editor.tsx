import { Alert, Anchor, Stack } from '@mantine/core';
import { type Booth, type BoothDraft, getBoothDraft, type Locale, listDocuments } from '@parvis/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useLocale } from '../../i18n/use-locale.js';
import { LeaveGuard } from '../../ui/leave-guard.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { DocumentsSection } from '../documents/documents-section.js';
import { BoothSheet } from '../hall/booth-sheet.js';
import { BoothView } from '../hall/booth-view.js';
import { checkBooth } from './booth-checklist.rules.js';
import classes from './booth-editor.module.css';
import { Checklist } from './checklist.js';
import { DraftTrouble, limitOf } from './draft-state.js';
import { type Editing, issuesOf } from './editing.js';
import { LinksFields, VideoField } from './links-fields.js';
import { BannerField, DescriptionField, LogoField, TaglineField } from './look-fields.js';
import { PeopleField } from './people-field.js';
import { previewOf } from './preview.js';
import { ProductsField } from './products-field.js';
import { type EditorMode, PublishBar } from './publish-bar.js';
import { useBoothDraft } from './use-booth-draft.js';

/** Edits a booth in the layout that visitors see, with a list of what it lacks. */
export function BoothEditor({ booth }: { booth: Booth }) {
  const { fairId } = useFair();
  // What is on the screen is never replaced from behind: it is read anew only when the editor is opened.
  const query = useEndpoint(
    getBoothDraft,
    { params: { fairId, boothId: booth.id } },
    { gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false },
  );
  return <QueryView query={query}>{(draft) => <DraftEditor booth={booth} opened={draft} />}</QueryView>;
}

function DraftEditor({ booth, opened }: { booth: Booth; opened: BoothDraft }) {
  const { t } = useTranslation(['booth', 'attendee', 'documents', 'errors', 'proofs']);
  const { fairId } = useFair();
  const locale = useLocale();
  const [mode, setMode] = useState<EditorMode>('edit');
  const [language, setLanguage] = useState<Locale>(locale);
  const [isChecked, setChecked] = useState(false);
  const hand = useBoothDraft(fairId, booth.id, opened);
  const { content, draft, keeper } = hand;
  const issues = useMemo(() => issuesOf(content), [content]);
  const editing: Editing = {
    content,
    change: (what) => keeper.change(what),
    language,
    boothId: booth.id,
    issues: isChecked ? issues : new Map(),
  };
  const publish = () => {
    setChecked(true);
    if (issues.size > 0) return setMode('edit');
    void hand.publishNow();
  };
  const documents = useEndpoint(listDocuments, { params: { fairId, boothId: booth.id } }).data;
  const refusal = hand.publish.error;
  const over = refusal && limitOf(refusal.details);
  return (
    <Stack gap="lg">
      <PublishBar
        hand={hand}
        mode={mode}
        language={language}
        onMode={setMode}
        onLanguage={setLanguage}
        onPublish={publish}
      />
      <DraftTrouble hand={hand} />
      {((isChecked && issues.size > 0) || refusal) && (
        <Alert color="red" variant="outline" bg="white" role="alert" icon={<IconAlertTriangle aria-hidden />}>
          {issues.size > 0
            ? t('bar.incomplete', { count: issues.size })
            : over
              ? t(`limit.${over.what}`, over)
              : refusal && t(`errors:codes.${refusal.code}`)}
        </Alert>
      )}
      <Anchor component={Link} to={`/fairs/${fairId}/hall/${booth.id}`} size="sm" style={{ alignSelf: 'start' }}>
        {t('attendee:booth.publicPage')}
      </Anchor>
      {mode === 'preview' ? (
        <BoothView booth={previewOf(booth, content, draft)} isLinked={false} />
      ) : (
        <div className={classes.frame}>
          <Checklist
            passed={checkBooth(content, {
              people: draft.people.length,
              companyWebsite: draft.companyWebsite,
              mostProducts: draft.limits.products,
              documents: documents?.items.filter(({ isWithdrawn }) => !isWithdrawn).length ?? 0,
              mostDocuments: draft.limits.documents,
            })}
          />
          <BoothSheet
            booth={{ ...booth, size: draft.size, hall: draft.hall, stand: draft.stand }}
            banner={<BannerField editing={editing} />}
            logo={<LogoField editing={editing} company={booth.companyName} />}
            tagline={<TaglineField editing={editing} />}
            text={<DescriptionField editing={editing} />}
            video={
              <Panel title={t('attendee:booth.video')} id="booth-video">
                <VideoField editing={editing} />
              </Panel>
            }
            links={<LinksFields editing={editing} companyWebsite={draft.companyWebsite} />}
            products={<ProductsField editing={editing} limits={draft.limits} />}
            documents={<DocumentsSection boothId={booth.id} />}
            team={
              <Panel title={t('attendee:booth.team')} id="booth-people">
                <PeopleField editing={editing} draft={draft} />
              </Panel>
            }
          />
        </div>
      )}
      <LeaveGuard isDirty={hand.state !== 'kept'} />
    </Stack>
  );
}
